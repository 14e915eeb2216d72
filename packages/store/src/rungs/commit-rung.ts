import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { packMarks } from '../runs/attempt-log.ts';
import type { StartedAttempt } from '../runs/runs.ts';
import { argsOfPace, type MeasuredPace } from '../workers/pace.ts';
import { argsOfRung, type RungState } from './rung-state.ts';

/** The state of a run at a rung below its last one, and what the attempt has trained. */
export type RungCommit = RungState &
  StartedAttempt & {
    model: Uint8Array;
    curve: Uint8Array;
    checkpoint: Uint8Array | undefined;
    /** The trajectory under which the checkpoint is cached. */
    trajectory: string;
    pace: MeasuredPace | undefined;
  };

/**
 * Commits a run at a rung, and queues it again without a job. `known`: the rung was committed before; `superseded`: the attempt is not the
 * current one; `closed`: the sweep is closed or gone. With the last two answers, nothing is written.
 */
export async function commitRung(
  { redis, keys }: StoreContext,
  commit: RungCommit,
): Promise<'committed' | 'known' | 'superseded' | 'closed'> {
  const { sweepId, run, attempt, begin, pace, checkpoint } = commit;
  const args = {
    ...argsOfRung(commit),
    ...{ attempt, begin, curve: commit.curve, model: commit.model, checkpoint: checkpoint ?? '' },
    marks: packMarks(commit.marks),
    cacheField: JSON.stringify([`c${commit.iteration}`, `${sweepId} ${run}`]),
    ...argsOfPace(pace),
  };
  const cachedResults = keys.cachedResults(commit.trajectory);
  return scripts.commitRung(redis, { cachedResults, ...keys.inScripts(sweepId) }, args);
}
