import {
  isSweepId,
  type Sweep,
  type SweepSpec,
  specOf,
  type Trial,
  type Warning,
} from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import type { Store, StoredSweep } from '@sweepq/store';
import { noSweep } from '../problems/problem.ts';

export type SweepSource = { store: Store; queues: Queues };

/** The answer for a sweep, with its best trial so far. */
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
    // Data of a job of an older version is shown unchanged.
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

/** Reads the best trial, and returns the answer for the sweep. */
export const viewWithBest = async ({ store }: Pick<SweepSource, 'store'>, stored: StoredSweep) =>
  viewSweep(stored, await store.readBest(stored.spec));

/** The answer for the sweep with this id. Throws a problem if there is none. */
export const readSweepView = async (source: SweepSource, id: string) =>
  viewWithBest(source, await findSweep(source, id));

/** A sweep that has just been accepted. */
export const viewNew = (spec: SweepSpec) => viewSweep({ spec, ...createdNow(spec) }, null);

/** The stored sweep with this id. Throws a problem if there is none. */
export async function findSweep(source: SweepSource, id: string): Promise<StoredSweep> {
  // BullMQ has other keys beside the jobs of a queue: `meta` and `wait` are not sweeps.
  const found = isSweepId(id) ? await lookUpSweep(source, id) : undefined;
  if (found === undefined) throw noSweep(id);
  return found;
}

/**
 * The stored sweep with this id, if there is one. A sweep that was just accepted, or whose record could not be written, is only a job
 * so far. Its planner writes the record.
 */
export async function lookUpSweep(
  { store, queues }: SweepSource,
  id: string,
): Promise<StoredSweep | undefined> {
  const stored = await store.readRecord(id);
  // The job of a deleted sweep may still exist.
  if (stored === 'deleted') return undefined;
  if (stored !== undefined) return stored;
  const job = await queues.sweeps.getJob(id);
  if (job === undefined) return undefined;
  const spec = specOf(job.data);
  return { spec, ...createdNow(spec) };
}

/** The state of a sweep of which no run has started. */
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

/** Warnings about a sweep's best trial: first those of the dataset, then that of the ranking. */
export function warningsOf({ objective, validation, datasetWarnings = [] }: SweepSpec): Warning[] {
  if (objective.metric !== 'testAccuracy') return datasetWarnings;
  const way = validation
    ? 'Rank by `validationAccuracy`'
    : 'Hold out a part of train with `validation`';
  const message = `Trials are ranked by \`testAccuracy\`: a trial that was chosen by the test split has an overestimated \`testAccuracy\`. ${way} instead.`;
  return [...datasetWarnings, { code: 'ranked-by-test', message }];
}
