import {
  assertKnownName,
  defaultAxes,
  defaultSearch,
  type Extension,
  type Failure,
  type Labels,
  type Priority,
  type RetryRequest,
  type StopRuleName,
  type SweepSpec,
  type SweepStatus,
  scoreOf,
  sweepStatuses,
  type TrialCounts,
} from '@sweepq/contract';
import { assertKnownAxes, axisNamesOf, countTrials } from '@sweepq/plan';
import { readKey, readPart } from '../bad-record.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { createSweepScript } from '../scripts/create-sweep.ts';
import { failSweepScript } from '../scripts/fail-sweep.ts';
import { finishSweepScript } from '../scripts/finish-sweep.ts';
import { newColumns, parseNames } from '../trials/columns.ts';
import { countsOf } from './counts.ts';
import { parseLabels } from './labels.ts';
import { notBefore } from './not-before.ts';

export type StoredSweep = {
  spec: SweepSpec;
  /** As they are by now: the spec has those it was submitted with. */
  labels: Labels;
  isArchived: boolean;
  status: SweepStatus;
  finishedAt: string | null;
  counts: TrialCounts;
  /** As it is by now: the spec has the one it was submitted with. */
  priority: Priority;
  /** Of its jobs: it is paused, and goes on with the next. */
  generation: number;
  /** Whether it ended before its trials: those that had not ended are cancelled. */
  isClosed: boolean;
  stoppedBy: StopRuleName | null;
  /** The reason of a failed sweep. */
  failure: Failure | null;
  /** Which failed trials are to be opened still before its runs are queued. */
  retry?: RetryRequest;
};

/** Where a sweep comes from: its job, and the idempotency key (sha256) that it was submitted with. */
export type SweepOrigin = { onlyWithJob?: boolean; submission?: string | undefined };

/**
 * `present`: it was there already; `deleted`: with `onlyWithJob`, its job has gone; `failed`: it was created, and its job had failed
 * before, so that nobody is left to end it but the caller.
 */
export type Created = 'created' | 'present' | 'deleted' | 'failed';

/** Writes a new sweep. */
export async function createSweep(
  { redis, keys }: StoreContext,
  spec: SweepSpec,
  { onlyWithJob = false, submission = '' }: SweepOrigin = {},
): Promise<Created> {
  const { sweep, events } = keys.ofSweep(spec.id);
  // That of a job that is older than webhooks has none.
  const { id, priority, stop, objective, webhooks = [] } = spec;
  const target = stop?.target === undefined ? '' : scoreOf(stop.target, objective);
  const rules = [target, stop?.maxFailures ?? ''];
  const told = webhooks.flatMap(({ events }) => events).join();
  const origin = [onlyWithJob ? 1 : 0, submission];
  const planned = [JSON.stringify(spec), countTrials(spec), priority, ...rules, told];
  const named = [JSON.stringify(axisNamesOf(spec)), JSON.stringify(newColumns)];
  const args = [id, eventsKept, ...planned, ...origin, ...named];
  const where = [keys.sweeps, sweep, keys.job('sweeps', id), events, keys.events];
  return (await createSweepScript(redis, where, args)) as Created;
}

/** `open`: trials of it are open, so it does not end; `other`: it had ended already, or has gone on to another generation. */
export type Finished = 'ended' | 'open' | 'other';

/** Ends a sweep all of whose trials have ended. */
export async function finishSweep(
  { redis, keys }: StoreContext,
  id: string,
  end: {
    status: Extract<SweepStatus, 'completed' | 'failed'>;
    finishedAt: string;
    generation?: number;
  },
): Promise<Finished> {
  const { sweep, leaderboard, events } = keys.ofSweep(id);
  const args = [id, eventsKept, end.status, end.finishedAt, end.generation ?? 0];
  const where = [sweep, leaderboard, keys.outbox, events, keys.events];
  return (await finishSweepScript(redis, where, args)) as Finished;
}

/** Ends a sweep that cannot be planned, for this reason: what has not ended is cancelled with it. False as for `finishSweep`. */
export async function failSweep(
  { redis, keys }: StoreContext,
  id: string,
  {
    finishedAt,
    generation,
    failure,
  }: { finishedAt: string; generation: number; failure?: Failure },
) {
  const { sweep, leaderboard, events } = keys.ofSweep(id);
  const reason = failure ? JSON.stringify(failure) : '';
  const args = [id, eventsKept, keys.control, finishedAt, generation, reason];
  const where = [sweep, leaderboard, keys.outbox, events, keys.events];
  return (await failSweepScript(redis, where, args)) === 1;
}

export async function readSweep(
  context: StoreContext,
  id: string,
): Promise<StoredSweep | undefined> {
  const record = await readRecord(context, id);
  return record === 'deleted' ? undefined : record;
}

/** The same, but that it tells a sweep that is deleted from one that has no record. */
export async function readRecord(
  { redis, keys }: StoreContext,
  id: string,
): Promise<StoredSweep | 'deleted' | undefined> {
  const fields = await readKey('record', redis.hgetall(keys.ofSweep(id).sweep));
  return fields.deleted === undefined ? parseSweep(fields) : 'deleted';
}

/** A sweep as its hash has it; undefined for an empty one, and for one that is deleted. */
export function parseSweep(fields: Readonly<Record<string, string>>): StoredSweep | undefined {
  return fields.deleted === undefined ? parseRecord(fields) : undefined;
}

/** The same, be it deleted or not. */
export function parseRecord(fields: Readonly<Record<string, string>>): StoredSweep | undefined {
  if (Object.keys(fields).length === 0) return undefined;
  // Written by `createSweep` from a checked spec, and never changed; one that is older than a
  // hyperparameter was planned with its default.
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
      // One list each time: plans are remembered by it.
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
    priority: (fields.priority ?? 'normal') as Priority,
    generation: Number(fields.generation ?? 0),
    isClosed: fields.closed !== undefined,
    stoppedBy: (fields.stoppedBy ?? null) as StopRuleName | null,
    failure:
      fields.failure === undefined
        ? null
        : (readPart('failure', () => asObject(JSON.parse(fields.failure ?? ''))) as Failure),
    ...(fields.retry !== undefined && {
      retry: readPart('retry', () => asObject(JSON.parse(fields.retry ?? ''))) as RetryRequest,
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
