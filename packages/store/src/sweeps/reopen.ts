import type { Extension, RunState, StoredRetry, SweepSpec } from '@sweepq/contract';
import { countRuns, type PlannedRun } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { readRunStates } from '../runs/run-state.ts';

export type Reopened = 'reopened' | 'open' | 'closed' | 'gone' | 'other';

/** The extension of a sweep, and the number of trials that it adds. */
export type Added = { extension: Extension; trials: number };
/** Why a sweep is reopened: for new trials, or to retry failed ones. */
export type Reopening = { added: Added } | { retry: StoredRetry };

/**
 * Reopens a sweep that has ended, for a generation of jobs, which must be the next one of the sweep. `other`: `generation` is
 * not the next generation; `closed`: the open trials of the sweep were cancelled, so it cannot be reopened.
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
 * Records that this generation has reopened the trials of a retry. `failed` is the number of trials that must still be failed.
 * Returns false if more trials are failed, because Redis has lost some of the reopened trials.
 */
export async function settleRetry(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
  failed: number,
): Promise<boolean> {
  return (await scripts.settleRetry(redis, keys.inScripts(id), { generation, failed })) !== 0;
}

/** Reopens a failed run of a sweep of this generation, with its failed trials. Returns the number of these trials. */
export async function reopenRun(
  { redis, keys }: StoreContext,
  sweepId: string,
  { run, readings }: Pick<PlannedRun, 'run' | 'readings'>,
  generation: number,
): Promise<number> {
  const ofRun = { sweepId, eventsKept, run, generation };
  const indices = readings.map(({ trial }) => trial);
  return scripts.reopenRun(redis, keys.inScripts(sweepId), { ...ofRun, indices });
}

/** The number of states that are read in one round trip. */
const chunkRuns = 500;

/** Returns the failed runs of a sweep. With `cause`, only those that failed with this code. */
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
    failed.push(...indices.filter((_, k) => isFailedBy(states[k], cause)));
  }
  return failed;
}

const isFailedBy = (state: RunState | undefined, cause: string | undefined) =>
  state?.status === 'failed' && (cause === undefined || state.failure?.code === cause);
