import {
  type Extension,
  type RetryRequest,
  type RunState,
  runId,
  type SweepSpec,
} from '@sweepq/contract';
import { countRuns, type PlannedRun } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { readRunStates } from '../runs/runs.ts';
import { reopenRunScript } from '../scripts/reopen-run.ts';
import { reopenSweepScript } from '../scripts/reopen-sweep.ts';
import { settleRetryScript } from '../scripts/settle-retry.ts';

export type Reopened = 'reopened' | 'open' | 'closed' | 'gone' | 'other';

/** What a sweep is extended by, and how many trials that adds. */
export type Added = { extension: Extension; trials: number };
/** What a sweep is opened for: new trials, or failed ones. */
export type Reopening = { added: Added } | { retry: RetryRequest };

/**
 * Opens a sweep that has ended for a generation of jobs, which has to be its next. `other`: it has gone on to a later
 * one; `closed`: its trials were cancelled, and stay so.
 */
export async function reopenSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
  reopening: Reopening,
): Promise<Reopened> {
  const { sweep, events } = keys.ofSweep(id);
  const args =
    'added' in reopening
      ? [JSON.stringify(reopening.added.extension), reopening.added.trials, '']
      : ['', 0, JSON.stringify(reopening.retry)];
  const where = [sweep, events, keys.events];
  return (await reopenSweepScript(redis, where, [
    ...[id, eventsKept, generation],
    ...args,
  ])) as Reopened;
}

/**
 * Records that this generation has opened the trials of a retry again, and that `failed` trials stayed failed. False if more trials are
 * failed: Redis has lost some of the reopened ones.
 */
export async function settleRetry(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
  failed: number,
): Promise<boolean> {
  return (await settleRetryScript(redis, [keys.ofSweep(id).sweep], [generation, failed])) !== 0;
}

/** Opens a failed run of a sweep of this generation, with its failed trials; gives how many those are. */
export async function reopenRun(
  { redis, keys }: StoreContext,
  sweepId: string,
  { run, readings }: Pick<PlannedRun, 'run' | 'readings'>,
  generation: number,
): Promise<number> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [sweepId, eventsKept, run, runId(sweepId, run), generation, ...indices];
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
