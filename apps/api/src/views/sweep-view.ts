import { isSweepId, type Sweep, type SweepSpec, specOf, type Trial } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import type { Store, StoredSweep } from '@sweepq/store';
import { noSweep } from '../problems/problem.ts';
import { warningsOf } from './warnings.ts';

export type SweepSource = { store: Store; queues: Queues };

/** A sweep as it is answered, with its best trial so far. */
function viewSweep(stored: StoredSweep, best: Trial | null): Sweep {
  const { spec, labels, isArchived, status, finishedAt, counts, priority, stoppedBy, failure } =
    stored;
  const { id, dataset, createdAt, space, search, validation, objective } = spec;
  const { planVersion, earlyStopping, stop, reuse, webhooks } = spec;
  return {
    id,
    ...labels,
    archived: isArchived,
    dataset: dataset.name,
    datasetSha256: dataset.sha256,
    status,
    createdAt,
    finishedAt,
    counts,
    best,
    space,
    search,
    // The data of an older job is viewed as it is.
    planVersion: planVersion ?? 1,
    validation,
    earlyStopping,
    objective,
    reuse,
    priority,
    stop,
    webhooks,
    extensions: spec.extensions ?? [],
    stoppedBy,
    failure,
    warnings: warningsOf(spec),
  };
}

/** The same, with its best trial read. */
export const viewWithBest = async ({ store }: Pick<SweepSource, 'store'>, stored: StoredSweep) =>
  viewSweep(stored, await store.readBest(stored.spec));

/** A sweep that there has to be, as it is answered. */
export const readSweepView = async (source: SweepSource, id: string) =>
  viewWithBest(source, await findSweep(source, id));

/** A sweep that has just been accepted. */
export const viewNew = (spec: SweepSpec) => viewSweep({ spec, ...createdNow(spec) }, null);

/** What is known of a sweep that there has to be. */
export async function findSweep(source: SweepSource, id: string): Promise<StoredSweep> {
  // Other keys of the queue lie beside its jobs: `meta` and `wait` are no sweeps.
  const found = isSweepId(id) ? await lookUpSweep(source, id) : undefined;
  if (found === undefined) throw noSweep(id);
  return found;
}

/**
 * What is known of a sweep, if there is one. One that was accepted a moment ago, or while Redis failed
 * right after, is only a job so far: its planner writes the rest.
 */
export async function lookUpSweep(
  { store, queues }: SweepSource,
  id: string,
): Promise<StoredSweep | undefined> {
  const stored = await store.readRecord(id);
  // Its job may be there still.
  if (stored === 'deleted') return undefined;
  if (stored !== undefined) return stored;
  const job = await queues.sweeps.getJob(id);
  if (job === undefined) return undefined;
  const spec = specOf(job.data);
  return { spec, ...createdNow(spec) };
}

/** The state of a sweep that nobody has begun to work on. */
function createdNow(spec: SweepSpec): Omit<StoredSweep, 'spec'> {
  const total = countTrials(spec);
  const { name, tags, note } = spec;
  const none = { running: 0, completed: 0, failed: 0, diverged: 0, cancelled: 0 };
  return {
    labels: { name, tags, note },
    isArchived: false,
    status: 'queued',
    finishedAt: null,
    counts: { total, queued: total, ...none },
    priority: spec.priority,
    generation: 0,
    isClosed: false,
    stoppedBy: null,
    failure: null,
  };
}
