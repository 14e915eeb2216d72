import {
  type Extension,
  type RetryRequest,
  type RunState,
  runId,
  type SweepSpec,
} from '@sweepq/contract';
import { countRuns, type PlannedRun } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { readRunStates } from '../runs/runs.ts';

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
  const { added, retry } = { added: undefined, retry: undefined, ...reopening };
  return scripts.reopenSweep(redis, keys.inScripts(id), {
    sweepId: id,
    eventsKept,
    generation,
    trials: added?.trials ?? 0,
    extension: added ? JSON.stringify(added.extension) : '',
    retry: retry ? JSON.stringify(retry) : '',
  });
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
  return (await scripts.settleRetry(redis, keys.inScripts(id), { generation, failed })) !== 0;
}

/** Opens a failed run of a sweep of this generation, with its failed trials; gives how many those are. */
export async function reopenRun(
  { redis, keys }: StoreContext,
  sweepId: string,
  { run, readings }: Pick<PlannedRun, 'run' | 'readings'>,
  generation: number,
): Promise<number> {
  const ofRun = { sweepId, eventsKept, run, runId: runId(sweepId, run), generation };
  const indices = readings.map(({ trial }) => trial);
  return scripts.reopenRun(redis, keys.inScripts(sweepId), { ...ofRun, indices });
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
