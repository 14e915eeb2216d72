import {
  assertKnownName,
  defaultAxes,
  defaultSearch,
  type Extension,
  type Failure,
  findWrongExtension,
  findWrongMember,
  type Labels,
  type Priority,
  type StopRuleName,
  type StoredRetry,
  type SweepSpec,
  type SweepStatus,
  sweepStatuses,
  type TrialCounts,
} from '@sweepq/contract';
import { assertKnownAxes, assertKnownPlanVersion } from '@sweepq/plan';
import { LRUCache } from 'lru-cache';
import type { QueuedTrials } from '../asked/ask-trials.ts';
import { lengthOf } from '../asked/asked.ts';
import type { AskedLength } from '../asked/asked-cache.ts';
import { parseFailures, type SeenFailure } from '../asked/seen-failures.ts';
import { readPart } from '../bad-record.ts';
import { parseNames } from '../trials/columns.ts';
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
  /** The length of the chosen trials of an adaptive search. The spec has the trials. */
  asked: AskedLength;
  /** Whether the space of an adaptive search has no other combination. */
  isExhausted: boolean;
  /** The number of trials that the budget `maxIterations` covers, if it covers fewer than planned, and this is certain. */
  affordable?: number;
  /** The chosen trials of an adaptive search that have a job. */
  queuedTrials: QueuedTrials;
  /** The failures that the choices of an adaptive search have seen. Missing if the search has begun with an earlier version. */
  failures?: readonly SeenFailure[];
  stoppedBy: StopRuleName | null;
  /** The reason of a failed sweep. */
  failure: Failure | null;
  /** The failed trials to reopen before its runs are queued. */
  retry?: StoredRetry;
};

type Fields = Readonly<Record<string, string>>;

/** Parses the record of a sweep; undefined for an empty record, and for a deleted sweep. */
export function parseSweep(id: string, fields: Fields): StoredSweep | undefined {
  return fields.deleted === undefined ? parseRecord(id, fields) : undefined;
}

/** Parses the record of a sweep, also of a deleted sweep. */
export function parseRecord(id: string, fields: Fields): StoredSweep | undefined {
  if (Object.keys(fields).length === 0) return undefined;
  const spec = readSpec(id, fields);
  return {
    spec,
    labels: readPart('labels', () => parseLabels(fields, spec)),
    isArchived: fields.archived !== undefined,
    status: parseStatus(fields.status),
    finishedAt: notBefore(fields.finishedAt ?? null, spec.createdAt),
    counts: countsOf(fields),
    revision: Number(fields.revision ?? 0),
    priority: (fields.priority ?? 'normal') as Priority,
    generation: Number(fields.generation ?? 0),
    isClosed: fields.closed !== undefined,
    asked: lengthOf(fields),
    isExhausted: fields.exhausted !== undefined,
    ...(fields.affordable !== undefined && { affordable: Number(fields.affordable) }),
    queuedTrials: {
      generation: Number(fields.queuedGeneration ?? 0),
      trials: Number(fields.queuedTrials ?? 0),
      nextPlace: Number(fields.nextPlace ?? 0),
    },
    ...(fields.failures !== undefined && {
      failures: readPart('failures', () => parseFailures(fields.failures ?? '')),
    }),
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

/**
 * Returns the spec of a record, with the axes and the extensions. The same texts give the same object, which has been checked once: clients poll
 * a sweep, and plans are cached by the identity of the spec.
 */
function readSpec(id: string, fields: Fields): SweepSpec {
  const { spec: text = '', axes, extensions } = fields;
  const known = specs.get(id);
  if (known?.text === text && known.axes === axes && known.extensions === extensions) {
    return known.spec;
  }
  const spec: SweepSpec = {
    ...readPart('spec', () => parseSpec(id, text)),
    ...(axes !== undefined && { axes: parseAxes(axes) }),
    ...(extensions !== undefined && {
      extensions: readPart('extensions', () => parseExtensions(extensions)),
    }),
  };
  assertKnownPlanVersion(spec.planVersion);
  specs.set(id, { text, axes, extensions, spec });
  return spec;
}

type ReadSpec = {
  text: string;
  axes: string | undefined;
  extensions: string | undefined;
  spec: SweepSpec;
};

/** The number is that of the cached samples (see plan), because a spec keeps its sample in memory. */
const keptSpecs = 8;
const specs = new LRUCache<string, ReadSpec>({ max: keptSpecs });

/**
 * Parses the text that `createSweep` has written from a checked spec. If the spec is older than a hyperparameter, the sweep was
 * planned with the default of that hyperparameter.
 */
function parseSpec(id: string, text: string): SweepSpec {
  const stored = asObject(JSON.parse(text)) as SweepSpec;
  const spec: SweepSpec = {
    ...stored,
    name: stored.name ?? null,
    tags: stored.tags ?? [],
    note: stored.note ?? null,
    search: stored.search ?? defaultSearch,
    validation: stored.validation ?? null,
    earlyStopping: stored.earlyStopping ?? null,
    space: Array.isArray(stored.space)
      ? stored.space.map((space) => ({ ...defaultAxes, ...space }))
      : { ...defaultAxes, ...stored.space },
    pruning: stored.pruning ?? null,
    planVersion: stored.planVersion ?? 1,
    reuse: stored.reuse ?? true,
    priority: stored.priority ?? 'normal',
    stop: stored.stop ?? null,
    webhooks: stored.webhooks ?? [],
  };
  const wrong = spec.id === id ? findWrongMember(spec) : 'id';
  if (wrong !== undefined)
    throw new TypeError(`\`${wrong}\` is missing, or has a wrong type or value.`);
  return spec;
}

function parseExtensions(text: string): Extension[] {
  const extensions = asArray(JSON.parse(text));
  const wrong = findWrongExtension(extensions);
  if (wrong === undefined) return extensions as Extension[];
  throw new TypeError(`Extension ${wrong} is not of the right form.`);
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
