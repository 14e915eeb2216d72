import {
  QueueError,
  type Store,
  type StoredSweep,
  type SweepJobData,
  type SweepResult,
  type TrialCounts,
} from '@sweepq/queue';
import { closeLostRuns } from './close-lost-runs.ts';
import type { PlannerDeps } from './create-planner.ts';

/** Ends a sweep whose runs have all ended; one that was closed has ended before them, and one that is paused goes on. */
export async function finishSweep(
  deps: PlannerDeps,
  { id, generation }: Pick<SweepJobData, 'id' | 'generation'>,
): Promise<SweepResult> {
  const { store, log, now } = deps;
  const { spec, isClosed, generation: present } = await readSweep(store, id);
  if (!isClosed && present === generation) {
    await closeLostRuns(deps, spec, generation);
    const status = statusOf((await readSweep(store, id)).counts);
    await store.finishSweep(id, { status, finishedAt: now().toISOString(), generation });
  }
  const { status, counts } = await readSweep(store, id);
  log.info({ sweepId: id, status, counts }, 'waits for no more runs of a sweep');
  return summarise(deps, id);
}

/** What a sweep has come to so far. */
export async function summarise(
  { store }: Pick<PlannerDeps, 'store'>,
  id: string,
): Promise<SweepResult> {
  const { spec, counts } = await readSweep(store, id);
  return { counts, best: await store.readBest(spec) };
}

/**
 * A sweep is `failed` only if nothing came of it: one with some failed trials is `completed`, and its
 * counts say how many.
 */
function statusOf({ completed, diverged, failed }: TrialCounts): 'completed' | 'failed' {
  return completed + diverged === 0 && failed > 0 ? 'failed' : 'completed';
}

async function readSweep(store: Store, id: string): Promise<StoredSweep> {
  const sweep = await store.readSweep(id);
  if (sweep === undefined) throw new QueueError('bad-job-data', `The sweep ${id} is gone.`);
  return sweep;
}
