import { runId } from '../names/ids.ts';
import { countRuns, type PlannedRun } from '../plan/plan.ts';
import type { Extension } from '../schemas/extension.ts';
import type { RunState } from '../schemas/run.ts';
import type { SweepSpec } from '../schemas/sweep.ts';
import { eventsKept, type StoreContext } from './context.ts';
import { readRunStates } from './runs.ts';
import { reopenRunScript } from './scripts/reopen-run.ts';
import { reopenSweepScript } from './scripts/reopen-sweep.ts';

export type Reopened = 'reopened' | 'open' | 'closed' | 'gone' | 'other';

/** What a sweep is extended by, and how many trials that adds. */
export type Added = { extension: Extension; trials: number };

/**
 * Opens a sweep that has ended for a generation of jobs, which has to be its next. `other`: it has gone on to a later
 * one; `closed`: its trials were cancelled, and stay so.
 */
export async function reopenSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
  added?: Added | undefined,
): Promise<Reopened> {
  const { sweep, events } = keys.ofSweep(id);
  const extension = added === undefined ? '' : JSON.stringify(added.extension);
  const args = [id, eventsKept, generation, extension, added?.trials ?? 0];
  return (await reopenSweepScript(redis, [sweep, events, keys.events], args)) as Reopened;
}

/** Opens a failed run of a sweep that is open, with its failed trials; gives how many those are. */
export async function reopenRun(
  { redis, keys }: StoreContext,
  sweepId: string,
  { run, readings }: Pick<PlannedRun, 'run' | 'readings'>,
): Promise<number> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [sweepId, eventsKept, run, runId(sweepId, run), ...indices];
  const where = [sweep, runs, trials, standings, events, keys.events];
  return (await reopenRunScript(redis, where, args)) as number;
}

/** As many states as are read at a time. */
const chunkRuns = 500;

/** The runs of a sweep that have failed, for this cause or for any. */
export async function findFailedRuns(
  context: StoreContext,
  spec: SweepSpec,
  cause: string | undefined,
): Promise<number[]> {
  const runs = countRuns(spec);
  const failed: number[] = [];
  for (let from = 0; from < runs; from += chunkRuns) {
    const indices = Array.from({ length: Math.min(chunkRuns, runs - from) }, (_, k) => from + k);
    const states = await readRunStates(context, spec.id, indices);
    failed.push(...indices.filter((_, k) => isMeant(states[k], cause)));
  }
  return failed;
}

const isMeant = (state: RunState | undefined, cause: string | undefined) =>
  state?.status === 'failed' && (cause === undefined || state.failure?.code === cause);
