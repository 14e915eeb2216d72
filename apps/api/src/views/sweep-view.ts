import {
  countTrials,
  isSweepId,
  type Queues,
  type Store,
  type StoredSweep,
  type Sweep,
  type Trial,
} from '@sweepq/queue';
import { notFound } from '../problems/problem.ts';
import { warningsOf } from './warnings.ts';

/** A sweep as it is answered, with its best trial so far. */
export function viewSweep(stored: StoredSweep, best: Trial | null): Sweep {
  const { spec, status, finishedAt, counts } = stored;
  const { id, name, dataset, createdAt, space, search, validation, objective } = spec;
  return {
    id,
    name,
    dataset: dataset.name,
    datasetSha256: dataset.sha256,
    status,
    createdAt,
    finishedAt,
    counts,
    best,
    space,
    search,
    validation,
    objective,
    warnings: warningsOf(spec),
  };
}

/**
 * What is known of a sweep. One that was accepted a moment ago, or while Redis failed right after, is
 * only a job so far: its planner writes the rest.
 */
export async function findSweep(
  { store, queues }: { store: Store; queues: Queues },
  id: string,
): Promise<StoredSweep> {
  // Other keys of the queue lie beside its jobs: `meta` and `wait` are no sweeps.
  if (!isSweepId(id)) throw notFound(`There is no sweep \`${id}\`.`);
  const stored = await store.readSweep(id);
  if (stored !== undefined) return stored;
  const job = await queues.sweeps.getJob(id);
  if (job === undefined) throw notFound(`There is no sweep \`${id}\`.`);
  const { step: _, ...spec } = job.data;
  return { spec, ...createdNow(countTrials(spec)) };
}

/** The state of a sweep that nobody has begun to work on. */
export const createdNow = (total: number): Omit<StoredSweep, 'spec'> => ({
  status: 'queued',
  finishedAt: null,
  counts: { total, queued: total, running: 0, completed: 0, failed: 0, diverged: 0, cancelled: 0 },
});
