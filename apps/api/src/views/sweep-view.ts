import {
  isSweepId,
  metricOf,
  type SweepSpec,
  type SweepView,
  specOf,
  type Trial,
  viewExtension,
  viewSpec,
  viewTrial,
  type Warning,
} from '@sweepq/contract';
import { countTrials, plannedTrialsOf, preparePlan } from '@sweepq/plan';
import type { Queues } from '@sweepq/queue';
import { createYielder, nothingAsked, type Store, type StoredSweep } from '@sweepq/store';
import type { Response } from 'express';
import { tagOfRevision } from '../http/preconditions.ts';
import { noSweep } from '../problems/problem.ts';
import { exceptionWarnings } from './exception-warnings.ts';
import { viewSchedule } from './schedule-view.ts';

export type SweepSource = { store: Store; queues: Queues };

/** Returns the answer for a sweep. */
function viewSweep(stored: StoredSweep, best: Trial | null): SweepView {
  const { spec, labels, isArchived, status, finishedAt, counts, priority, stoppedBy, failure } =
    stored;
  return {
    ...{ id: spec.id, status, ...labels, archived: isArchived, priority },
    spec: viewSpec(spec),
    // The data of a job of an older version may have no plan version.
    planVersion: spec.planVersion ?? 1,
    extensions: (spec.extensions ?? []).map(viewExtension),
    counts,
    plannedTrials: plannedTrialsIn(stored),
    schedule: viewSchedule(spec),
    best: best && viewTrial(best),
    ...{ stoppedBy, failure },
    warnings: [...warningsOf(spec), ...warningOfEnd(stored), ...exceptionWarnings(stored)],
    ...{ createdAt: spec.createdAt, finishedAt },
  };
}

/** An adaptive search that goes on will choose more trials than it has chosen. */
export function plannedTrialsIn({
  spec,
  counts,
  finishedAt,
  isExhausted,
  affordable = Number.POSITIVE_INFINITY,
}: StoredSweep): number {
  if (finishedAt !== null || isExhausted) return counts.total;
  return Math.max(counts.total, Math.min(plannedTrialsOf(spec), affordable));
}

/** Reads the best trial, and returns the answer for the sweep. */
export const viewWithBest = async ({ store }: Pick<SweepSource, 'store'>, stored: StoredSweep) =>
  viewSweep(stored, await store.readBest(stored.spec));

/** Answers with the sweep that has this id, and with its `ETag`. */
export async function answerSweep(
  source: SweepSource & { version: string },
  response: Response,
  id: string,
): Promise<void> {
  const stored = await findSweep(source, id);
  response.set('ETag', tagOfRevision(source, stored.revision));
  response.json(await viewWithBest(source, stored));
}

/** Returns the answer for a sweep that was just accepted. */
export const viewNew = (spec: SweepSpec) => viewSweep({ spec, ...createdNow(spec) }, null);

/** Returns the stored sweep with this id. Throws a problem if there is no such sweep. */
export async function findSweep(source: SweepSource, id: string): Promise<StoredSweep> {
  // The check of the id is needed because BullMQ has other keys besides those of jobs, such as `meta` and `wait`.
  const found = isSweepId(id) ? await lookUpSweep(source, id) : undefined;
  if (found === undefined) throw noSweep(id);
  return found;
}

/**
 * Returns the stored sweep with this id, if it exists. A sweep that was just accepted may have a job, but no record yet.
 * Then the state is derived from the data of the job.
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
  await preparePlan(spec, 'trials', createYielder());
  return { spec, ...createdNow(spec) };
}

/** Returns the state of a sweep that was just accepted. */
export function createdNow(spec: SweepSpec): Omit<StoredSweep, 'spec'> {
  const total = countTrials(spec);
  const { name, tags, note } = spec;
  const none = { running: 0, completed: 0, failed: 0, diverged: 0, cancelled: 0, pruned: 0 };
  return {
    labels: { name, tags, note },
    isArchived: false,
    status: 'queued',
    finishedAt: null,
    counts: { total, queued: total, ...none },
    // The revision of the record, right after the planner or the api has written it.
    revision: 1,
    priority: spec.priority,
    generation: 0,
    isClosed: false,
    ...nothingAsked,
    stoppedBy: null,
    failure: null,
  };
}

/** A search that ended below its number of trials says so. */
function warningOfEnd({ spec, counts, isExhausted }: StoredSweep): Warning[] {
  if (!isExhausted) return [];
  const message = `The space has no other combination: the search ended after ${counts.total} of ${plannedTrialsOf(spec)} trials.`;
  return [{ code: 'space-exhausted', message }];
}

/**
 * Returns the warnings of a sweep: those of its dataset, and then one about its objective if this is a metric of test. The warning names the
 * effect and the remedy.
 */
export function warningsOf({ objective, validation, datasetWarnings = [] }: SweepSpec): Warning[] {
  const { split, measure, path } = metricOf(objective.metric);
  if (split !== 'test') return datasetWarnings;
  const way = validation
    ? `Rank by \`metrics.validation.${measure}\``
    : 'Rank by folds of the training set, with `"validation": {"folds": 5}`,';
  const message = `Trials are ranked by \`${path}\`. The value of the best trial is too optimistic, because this trial is chosen and measured with the same images. ${way} instead.`;
  return [...datasetWarnings, { code: 'ranked-by-test', message }];
}
