// Starts an operation that reads an ended sweep.
import {
  createOperationId,
  type Operation,
  type OperationType,
  timeOfOperation,
} from '@sweepq/contract';
import { addWork } from '@sweepq/queue';
import { assertConnected } from '@sweepq/redis';
import type { StoredSweep } from '@sweepq/store';
import { noOperation } from '../problems/problem.ts';
import { isOpen } from './delete-sweep.ts';
import { onRecord, type SteerDeps } from './on-record.ts';
import { steerOnce } from './steer-once.ts';

type Started = {
  type: OperationType;
  options: object;
  /** The name of the request, and its idempotency key. */
  operationId: string;
  key: string | undefined;
};

/**
 * Starts an operation on an ended sweep. A later request with the same idempotency key gets the same operation. If no job can be added, a
 * worker finds the operation within a minute.
 */
export async function startWork(
  deps: SteerDeps,
  { spec, status, generation }: StoredSweep,
  { type, options, operationId, key }: Started,
): Promise<{ operation: Operation; replayed: boolean }> {
  const { store, queues, redis, log } = deps;
  const { id: sweepId } = spec;
  const asked = { operationId, key, claimId: createOperationId(deps.now().getTime()) };
  const { replayed, claimId: id } = await steerOnce(
    deps,
    { id: sweepId, generation },
    { ...asked, body: options },
    ({ claimId }) => start(claimId),
  );
  const known = await store.readOperation(id);
  // Redis has lost the operation of an earlier request with the same key.
  if (known === undefined) await start(id);
  const operation = known ?? (await store.readOperation(id));
  if (operation === undefined) throw noOperation(id);
  return { operation, replayed };

  async function start(own: string) {
    const createdAt = timeOfOperation(own);
    const state = await onRecord(deps, spec, () =>
      store.startWork({ id: own, type, sweepId, options, createdAt }),
    );
    if (state === 'open') throw isOpen(status);
    try {
      assertConnected(redis);
      await addWork(queues, own);
    } catch (err) {
      log.warn(
        { err, operationId: own, sweepId },
        'could not queue the work of an operation; a worker will find it within a minute',
      );
    }
  }
}
