// Operations that read an ended sweep and change nothing but their own record, such as a verification. The record has these fields more:
// - `options` of the request, and `saved`: what was computed so far (both JSON);
// - `sweepFinishedAt`: the end of the sweep, by which a worker notices that the sweep was opened again.
import type { OperationErrorCode, OperationStatus, OperationType } from '@sweepq/contract';
import { readPart } from '../bad-record.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { type Cancelled, keysOf, timesOf } from './operations.ts';

/** An operation, and the sweep that it reads. */
export type WorkRef = { id: string; sweepId: string };

type Start = WorkRef & { type: OperationType; options: object; createdAt: string };

/** Creates an operation on an ended sweep. A second call with the same id changes nothing. */
export async function startWork(
  context: StoreContext,
  { id, type, sweepId, options, createdAt }: Start,
): Promise<'started' | 'gone' | 'open'> {
  return scripts.startOperation(context.redis, keysOf(context, id, sweepId), {
    ...{ sweepId, operationId: id, eventsKept, kind: type, now: createdAt },
    target: JSON.stringify({ sweepId }),
    options: JSON.stringify(options),
  });
}

/** The work of an operation. `options` and `saved` depend on its type. */
export type Work = WorkRef & {
  type: OperationType;
  status: OperationStatus;
  options: unknown;
  /** What was computed so far. Undefined before the first step. */
  saved: unknown;
};

/** Reads the work of an operation. Undefined if there is no such operation. */
export async function readWork(
  { redis, keys }: StoreContext,
  id: string,
): Promise<Work | undefined> {
  const [type, status, target, options, saved] = await redis.hmget(
    keys.operation(id),
    ...['type', 'status', 'target', 'options', 'saved'],
  );
  if (!type || !status || !target) return undefined;
  const parse = (text: string | null | undefined): unknown => (text ? JSON.parse(text) : undefined);
  return readPart('operation', () => ({
    ...{ id, sweepId: (parse(target) as { sweepId: string }).sweepId },
    ...{ type: type as OperationType, status: status as OperationStatus },
    ...{ options: parse(options), saved: parse(saved) },
  }));
}

type Step = {
  now: Date;
  progress: { done: number; total: number };
  /** What was computed so far. Default: it has not changed. */
  saved?: object | undefined;
};

/**
 * Begins or continues the work of an operation. `ended`: it was cancelled, or has ended; `gone`: the sweep was deleted; `changed`: the sweep
 * was opened again.
 */
export async function continueWork(
  context: StoreContext,
  { id, sweepId }: WorkRef,
  { now, progress, saved }: Step,
): Promise<'running' | 'ended' | 'gone' | 'changed'> {
  return scripts.continueOperation(context.redis, keysOf(context, id, sweepId), {
    ...{ sweepId, operationId: id, eventsKept, now: now.toISOString(), ...progress },
    saved: saved === undefined ? '' : JSON.stringify(saved),
  });
}

/** The end of the work of an operation. */
export type WorkEnd =
  | { result: object; error?: undefined }
  | { error: { code: OperationErrorCode; detail: string }; result?: undefined };

/** Ends an operation. Returns false if it has ended before. */
export async function endWork(
  context: StoreContext,
  { id, sweepId }: WorkRef,
  { now, result, error }: WorkEnd & { now: Date },
): Promise<boolean> {
  const args = {
    ...{ sweepId, operationId: id, eventsKept, ...timesOf(now) },
    result: result === undefined ? '' : JSON.stringify(result),
    error: error === undefined ? '' : JSON.stringify(error),
  };
  return (await scripts.finishOperation(context.redis, keysOf(context, id, sweepId), args)) === 1;
}

/** Cancels an operation that only reads its sweep. */
export async function cancelWork(
  context: StoreContext,
  { id, sweepId }: WorkRef,
  now: Date,
): Promise<Cancelled> {
  const args = { sweepId, operationId: id, eventsKept, ...timesOf(now) };
  return scripts.cancelOperation(context.redis, keysOf(context, id, sweepId), args);
}
