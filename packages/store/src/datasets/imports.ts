// The operations of imports. The record of such an operation has these additional fields: `options` (JSON, see ImportOptions).
import type { OperationErrorCode } from '@sweepq/contract';
import { readPart } from '../bad-record.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { type Cancelled, timesOf } from '../operations/operations.ts';
import type { DatasetVersion } from './versions.ts';

/** What an import does. The uploaded files lie in the folder of the operation. */
export type ImportOptions = {
  name: string;
  /** The id of the blobs among which the uploaded files lie. */
  blobs: string;
  /** The names of the uploaded files. */
  files: { train?: string; test?: string; archive?: string };
  mapping: Readonly<Record<string, unknown>>;
  /** The sha256 of the uploaded files and of the mapping. */
  source: string;
  /** Whether the import only reports what it would do. */
  dryRun: boolean;
};

type Start = { id: string; options: ImportOptions; createdAt: string };

/** Creates the operation of an import. A second call with the same id changes nothing. */
export async function startImport(
  context: StoreContext,
  { id, options, createdAt }: Start,
): Promise<void> {
  await scripts.startImport(context.redis, keysOf(context, id), {
    ...{ ...argsOf(id), now: createdAt },
    target: JSON.stringify({ sweepId: null, dataset: options.name }),
    options: JSON.stringify(options),
  });
}

/** Returns the options of an import, and whether it has not ended. Undefined if it does not exist. */
export async function readImport(
  { redis, keys }: StoreContext,
  id: string,
): Promise<{ options: ImportOptions; isOpen: boolean } | undefined> {
  const [type, status, options] = await redis.hmget(
    keys.operation(id),
    ...['type', 'status', 'options'],
  );
  const isOpen = status === 'queued' || status === 'running';
  if (type !== 'dataset.import' || !options) return undefined;
  const parse = () => JSON.parse(options) as ImportOptions;
  return { options: readPart('operation', parse), isOpen };
}

/** Begins or continues an import. Returns false if it was cancelled, or has ended. */
export async function continueImport(
  context: StoreContext,
  id: string,
  { now, progress }: { now: Date; progress: { done: number; total: number } },
): Promise<boolean> {
  const args = { ...argsOf(id), ...progress, now: now.toISOString() };
  return (await scripts.continueImport(context.redis, keysOf(context, id), args)) === 1;
}

type Finish = { options: ImportOptions; version: DatasetVersion; now: Date };

/**
 * Adds the imported version, and completes the operation. A version with the same content stays as it is. Undefined if the operation was
 * cancelled, or has ended. `other-blobs`: the service has another blob folder now, because the folder of the upload was not found.
 */
export async function finishImport(
  context: StoreContext,
  id: string,
  { options: { name, source, blobs: folder }, version, now }: Finish,
): Promise<{ version: number; isNew: boolean } | 'other-blobs' | undefined> {
  const { keys } = context;
  const [train, test] = [version.train.sha256, version.test.sha256];
  const where = {
    ...{ datasets: keys.datasets, dataset: keys.dataset(name) },
    ...{ blobs: keys.blobs, blobId: keys.blobId },
    ...keysOf(context, id),
  };
  const [number, isNew] = await scripts.finishImport(context.redis, where, {
    ...{ ...argsOf(id), ...timesOf(now), name, source, train, test, folder },
    content: `${train}:${test}`,
    version: JSON.stringify(version),
    result: JSON.stringify({ name, report: version.report }).slice(1),
  });
  if (number === -1) return 'other-blobs';
  return number === 0 ? undefined : { version: number, isNew: isNew === 1 };
}

/** How an import ends that adds no version. */
export type ImportEnd =
  | { status: 'failed'; error: { code: OperationErrorCode; detail: string } }
  | { status: 'completed'; result: object }
  | { status: 'cancelled' };

/** Ends an import that adds no version. Returns false if it has ended before. */
export async function endImport(
  context: StoreContext,
  id: string,
  { now, ...end }: ImportEnd & { now: Date },
): Promise<boolean> {
  const args = {
    ...{ ...argsOf(id), ...timesOf(now), status: end.status },
    result: end.status === 'completed' ? JSON.stringify(end.result) : '',
    error: end.status === 'failed' ? JSON.stringify(end.error) : '',
  };
  return (await scripts.endImport(context.redis, keysOf(context, id), args)) === 1;
}

/** Cancels an import. Its worker stops within about a second. */
export async function cancelImport(
  context: StoreContext,
  id: string,
  now: Date,
): Promise<Cancelled> {
  if (await endImport(context, id, { status: 'cancelled', now })) return 'cancelled';
  const status = await context.redis.hget(context.keys.operation(id), 'status');
  if (status === null) return 'gone';
  return status === 'cancelled' ? 'cancelled' : 'late';
}

/** The events of operations are in the stream of all sweeps, and belong to no sweep. */
const argsOf = (id: string) => ({ operationId: id, sweepId: '', eventsKept });

const keysOf = ({ keys }: StoreContext, id: string) => ({
  operation: keys.operation(id),
  operations: keys.operations,
  allEvents: keys.events,
});
