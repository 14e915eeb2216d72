import {
  assertKnownName,
  defaultAxes,
  defaultSearch,
  type Extension,
  type Failure,
  type Labels,
  type Priority,
  type StopRuleName,
  type StoredRetry,
  type SweepSpec,
  type SweepStatus,
  scoreOf,
  sweepStatuses,
  type TrialCounts,
} from '@sweepq/contract';
import { assertKnownAxes, axisNamesOf, countTrials } from '@sweepq/plan';
import { readKey, readPart } from '../bad-record.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { newColumns, parseNames } from '../trials/columns.ts';
import { countsOf } from './counts.ts';
import { parseLabels } from './labels.ts';
import { notBefore } from './not-before.ts';

export type StoredSweep = {
  spec: SweepSpec;
  /** The current labels. The spec has the labels of the submit. */
  labels: Labels;
  isArchived: boolean;
  status: SweepStatus;
  finishedAt: string | null;
  counts: TrialCounts;
  /** The number of changes of the sweep. 0 for a sweep of version 0.1 that has not changed since. */
  revision: number;
  /** The current priority. The spec has the priority of the submit. */
  priority: Priority;
  /** The generation of its jobs. A paused sweep resumes with this generation. */
  generation: number;
  /** Whether the sweep ended before its trials. Then the open trials are cancelled. */
  isClosed: boolean;
  stoppedBy: StopRuleName | null;
  /** The reason of a failed sweep. */
  failure: Failure | null;
  /** The failed trials to reopen before its runs are queued. */
  retry?: StoredRetry;
};

/** The origin of a sweep: whether its job must exist, and the idempotency key (sha256) of its submit. */
export type SweepOrigin = { onlyWithJob?: boolean; submission?: string | undefined };

/**
 * `present`: the sweep existed; `deleted`: with `onlyWithJob`, the job of the sweep does not exist; `failed`: the sweep was
 * created, but its job had failed before, so the caller must end the sweep.
 */
export type Created = 'created' | 'present' | 'deleted' | 'failed';

/** Writes a new sweep. */
export async function createSweep(
  { redis, keys }: StoreContext,
  spec: SweepSpec,
  { onlyWithJob = false, submission = '' }: SweepOrigin = {},
): Promise<Created> {
  // A job of a version before webhooks has a spec without them.
  const { id, priority, stop, objective, webhooks = [] } = spec;
  return scripts.createSweep(
    redis,
    { job: keys.job('sweeps', id), ...keys.inScripts(id) },
    {
      sweepId: id,
      eventsKept,
      spec: JSON.stringify(spec),
      trials: countTrials(spec),
      priority,
      target: stop?.target === undefined ? '' : scoreOf(stop.target, objective),
      maxFailures: stop?.maxFailures ?? '',
      webhooks: webhooks.flatMap(({ events }) => events).join(),
      onlyWithJob: onlyWithJob ? 1 : 0,
      submission,
      axes: JSON.stringify(axisNamesOf(spec)),
      metrics: JSON.stringify(newColumns),
    },
  );
}

/** `open`: some trials are open, so the sweep does not end; `other`: the sweep had ended before, or has another generation. */
export type Finished = 'ended' | 'open' | 'other';

/** Ends a sweep whose trials have all ended. */
export async function finishSweep(
  { redis, keys }: StoreContext,
  id: string,
  end: {
    status: Extract<SweepStatus, 'completed' | 'failed'>;
    finishedAt: string;
    generation?: number;
  },
): Promise<Finished> {
  const { status, finishedAt: now, generation = 0 } = end;
  return scripts.finishSweep(redis, keys.inScripts(id), {
    sweepId: id,
    eventsKept,
    status,
    now,
    generation,
  });
}

/**
 * Ends a sweep that cannot be planned, with this reason. Its open trials are cancelled. Returns false if the sweep had ended
 * before, or has another generation.
 */
export async function failSweep(
  { redis, keys }: StoreContext,
  id: string,
  {
    finishedAt,
    generation,
    failure,
  }: { finishedAt: string; generation: number; failure?: Failure },
) {
  const args = {
    sweepId: id,
    eventsKept,
    channel: keys.control,
    now: finishedAt,
    generation,
    failure: failure ? JSON.stringify(failure) : '',
  };
  return (await scripts.failSweep(redis, keys.inScripts(id), args)) === 1;
}

export async function readSweep(
  context: StoreContext,
  id: string,
): Promise<StoredSweep | undefined> {
  const record = await readRecord(context, id);
  return record === 'deleted' ? undefined : record;
}

/** Like `readSweep`, but distinguishes a deleted sweep from one without a record. */
export async function readRecord(
  { redis, keys }: StoreContext,
  id: string,
): Promise<StoredSweep | 'deleted' | undefined> {
  const fields = await readKey('record', redis.hgetall(keys.ofSweep(id).sweep));
  return fields.deleted === undefined ? parseSweep(fields) : 'deleted';
}

/** Parses the record of a sweep; undefined for an empty record, and for a deleted sweep. */
export function parseSweep(fields: Readonly<Record<string, string>>): StoredSweep | undefined {
  return fields.deleted === undefined ? parseRecord(fields) : undefined;
}

/** Parses the record of a sweep, also of a deleted sweep. */
export function parseRecord(fields: Readonly<Record<string, string>>): StoredSweep | undefined {
  if (Object.keys(fields).length === 0) return undefined;
  // `createSweep` has written this text from a checked spec, and the text never changes. If the spec is older than a
  // hyperparameter, the sweep was planned with the default of that hyperparameter.
  const spec = readPart('spec', () => asObject(JSON.parse(fields.spec ?? ''))) as SweepSpec;
  return {
    spec: {
      ...spec,
      tags: spec.tags ?? [],
      note: spec.note ?? null,
      search: spec.search ?? defaultSearch,
      validation: spec.validation ?? null,
      earlyStopping: spec.earlyStopping ?? null,
      space: { ...defaultAxes, ...spec.space },
      planVersion: spec.planVersion ?? 1,
      ...(fields.axes !== undefined && { axes: parseAxes(fields.axes) }),
      reuse: spec.reuse ?? true,
      priority: spec.priority ?? 'normal',
      stop: spec.stop ?? null,
      webhooks: spec.webhooks ?? [],
      // Each read creates one list object, by which plans are cached.
      ...(fields.extensions !== undefined && {
        extensions: readPart('extensions', () =>
          asArray(JSON.parse(fields.extensions ?? '')),
        ) as Extension[],
      }),
    },
    labels: readPart('labels', () => parseLabels(fields, spec)),
    isArchived: fields.archived !== undefined,
    status: parseStatus(fields.status),
    finishedAt: notBefore(fields.finishedAt ?? null, spec.createdAt),
    counts: countsOf(fields),
    revision: Number(fields.revision ?? 0),
    priority: (fields.priority ?? 'normal') as Priority,
    generation: Number(fields.generation ?? 0),
    isClosed: fields.closed !== undefined,
    stoppedBy: (fields.stoppedBy ?? null) as StopRuleName | null,
    failure:
      fields.failure === undefined
        ? null
        : (readPart('failure', () => asObject(JSON.parse(fields.failure ?? ''))) as Failure),
    ...(fields.retry !== undefined && {
      retry: readPart('retry', () => asObject(JSON.parse(fields.retry ?? ''))) as StoredRetry,
    }),
  };
}

function parseAxes(text: string): readonly string[] {
  const names = readPart('axes', () => parseNames(text));
  assertKnownAxes(names);
  return names;
}

/** Throws `redis-unsuitable` for a status that only a later version knows. */
function parseStatus(status = ''): SweepStatus {
  if (status !== '') assertKnownName('the status of a sweep', status, sweepStatuses);
  return status as SweepStatus;
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new TypeError('It is not an object.');
}

function asArray(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError('It is not a list.');
}
