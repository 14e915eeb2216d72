import {
  QueueError,
  type Store,
  type StoredSweep,
  type SweepResult,
  type SweepSpec,
  type TrialCounts,
} from '@sweepq/queue';
import { closeLostRuns } from './close-lost-runs.ts';
import type { PlannerDeps } from './create-planner.ts';

/** Ends a sweep whose runs have all ended; a cancelled one has ended before them. */
export async function finishSweep(deps: PlannerDeps, spec: SweepSpec): Promise<SweepResult> {
  const { store, log, now } = deps;
  if (!(await store.isCancelled(spec.id))) {
    await closeLostRuns(deps, spec);
    const status = statusOf((await readSweep(store, spec)).counts);
    await store.finishSweep(spec.id, { status, finishedAt: now().toISOString() });
  }
  const { status, counts } = await readSweep(store, spec);
  log.info({ sweepId: spec.id, status, counts }, 'finished a sweep');
  return { counts, best: await store.readBest(spec) };
}

/**
 * A sweep is `failed` only if nothing came of it: one with some failed trials is `completed`, and its
 * counts say how many.
 */
function statusOf({ completed, diverged, failed }: TrialCounts): 'completed' | 'failed' {
  return completed + diverged === 0 && failed > 0 ? 'failed' : 'completed';
}

async function readSweep(store: Store, { id }: SweepSpec): Promise<StoredSweep> {
  const sweep = await store.readSweep(id);
  if (sweep === undefined) throw new QueueError('bad-job-data', `The sweep ${id} is gone.`);
  return sweep;
}
