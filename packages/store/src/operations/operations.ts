// The records of operations. A record is a hash with these fields:
// - `type`, `status`, `createdAt`, `target` (JSON);
// - `startedAt` and `finishedAt`; `done` and `total`: the progress; `result` and `error` (JSON).
// The script that changes what an operation works on also changes its record, so that both changes are written together or not at all.
import type {
  Operation,
  OperationErrorCode,
  OperationStatus,
  OperationType,
} from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** The number of records that are read or removed in one round trip. */
const chunkOperations = 500;

/** Returns the ids of all operations. */
export const listOperationIds = ({ redis, keys }: StoreContext): Promise<string[]> =>
  redis.zrange(keys.operations, '0', '-1');

/** Returns the ids of the operations that have not ended. */
export const listOpenOperations = ({ redis, keys }: StoreContext): Promise<string[]> =>
  redis.zrangebyscore(keys.operations, '+inf', '+inf');

export const countOpenOperations = ({ redis, keys }: StoreContext): Promise<number> =>
  redis.zcount(keys.operations, '+inf', '+inf');

export async function readOperation(
  context: StoreContext,
  id: string,
): Promise<Operation | undefined> {
  const [operation] = await readOperations(context, [id]);
  return operation;
}

/** Returns the operations with these ids. An operation that does not exist is left out. */
export async function readOperations(
  { redis, keys }: StoreContext,
  ids: readonly string[],
): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const chunk of chunksOf(ids)) {
    const records = await Promise.all(chunk.map((id) => redis.hgetall(keys.operation(id))));
    for (const [k, id] of chunk.entries()) {
      const operation = parseOperation(id, records[k] ?? {});
      if (operation !== undefined) operations.push(operation);
    }
  }
  return operations;
}

type CancelOptions = { sweepId: string; now: Date };

/** `late`: a worker has begun to remove data, or the operation has ended. */
export type Cancelled = 'cancelled' | 'late' | 'gone';

/** Cancels the operation of a deletion, and restores the sweep. */
export async function cancelDeletion(
  context: StoreContext,
  operationId: string,
  { sweepId, now }: CancelOptions,
): Promise<Cancelled> {
  const args = { sweepId, ...timesOf(now), operationId, eventsKept };
  return scripts.cancelDeletion(context.redis, keysOf(context, operationId, sweepId), args);
}

/** The error of a deletion whose sweep exists without the deletion mark. */
const sweepPresent = {
  code: 'sweep-present' satisfies OperationErrorCode,
  detail: 'The sweep exists and is not marked as deleted.',
};

/**
 * Ends the open operation of a deletion whose sweep was removed or restored without the operation. Returns the status if this call
 * has ended the operation.
 */
export async function settleDeletion(
  context: StoreContext,
  { id, target: { sweepId } }: Pick<Operation, 'id' | 'target'>,
  now: Date,
): Promise<'completed' | 'failed' | undefined> {
  const of = sweepId ?? '';
  const args = {
    ...{ sweepId: of, operationId: id, ...timesOf(now), eventsKept },
    error: JSON.stringify(sweepPresent),
  };
  const status = await scripts.settleDeletion(context.redis, keysOf(context, id, of), args);
  return status === 'completed' || status === 'failed' ? status : undefined;
}

/** Removes operations that ended before a time, and the oldest ended operations beyond the number `most`. */
export async function forgetOperations(
  { redis, keys }: StoreContext,
  { before, most }: { before: Date; most: number },
): Promise<void> {
  const ended = await redis.zcount(keys.operations, '-inf', '(+inf');
  const [aged, beyond] = await Promise.all([
    redis.zrangebyscore(keys.operations, '-inf', `(${before.getTime()}`),
    ended > most ? redis.zrange(keys.operations, '0', `${ended - most - 1}`) : [],
  ]);
  for (const ids of chunksOf([...new Set([...aged, ...beyond])])) {
    const where = { operations: keys.operations, records: ids.map(keys.operation) };
    await scripts.forgetOperations(redis, where, { ids });
  }
}

/** The keys of a script that changes an operation on a sweep. */
export const keysOf = ({ keys }: StoreContext, operationId: string, sweepId: string) => ({
  ...keys.inScripts(sweepId),
  operation: keys.operation(operationId),
});

/** The arguments of a script that ends an operation. */
export const timesOf = (now: Date) => ({ now: now.toISOString(), nowMs: now.getTime() });

function parseOperation(
  id: string,
  fields: Readonly<Record<string, string>>,
): Operation | undefined {
  const { type, status, target, createdAt, startedAt, finishedAt, done, total } = fields;
  if (type === undefined || status === undefined || createdAt === undefined) return undefined;
  return {
    ...{ id, createdAt, startedAt: startedAt ?? null, finishedAt: finishedAt ?? null },
    // The scripts of the store have written these fields. A name that a later version has written is passed on unchanged.
    ...{ type: type as OperationType, status: status as OperationStatus },
    target: parseJson<Operation['target']>(target) ?? { sweepId: null },
    progress: total === undefined ? null : { done: Number(done), total: Number(total) },
    result: parseJson<NonNullable<Operation['result']>>(fields.result),
    error: parseJson<NonNullable<Operation['error']>>(fields.error),
  };
}

const parseJson = <T>(text: string | undefined): T | null =>
  text === undefined ? null : (JSON.parse(text) as T);

function* chunksOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let k = 0; k < ids.length; k += chunkOperations) yield ids.slice(k, k + chunkOperations);
}
