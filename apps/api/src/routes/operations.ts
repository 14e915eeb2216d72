// Long work that a request has started.
import {
  isOperationId,
  type Operation,
  type OperationType,
  operationTypes,
  operationView,
  viewOperation,
} from '@sweepq/contract';
import { assertCallerHas } from '../access/authorize.ts';
import { replayedHeader } from '../http/idempotency-key.ts';
import { setNextLink } from '../paging/next-link.ts';
import { operationsQuery, selectOperations } from '../paging/select-operations.ts';
import { ApiProblem, noOperation } from '../problems/problem.ts';
import { defineRoute, type Route } from '../routing/define-route.ts';
import { cancelOperation } from '../steer/cancel-operation.ts';
import { steerOnce } from '../steer/steer-once.ts';
import { pageOf } from '../views/page.ts';

export const operationRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/v1/operations',
    operationId: 'listOperations',
    tag: 'operations',
    summary: 'List operations. Default order: the newest first',
    description:
      'An operation that has ended is listed for 7 days. If more than 10 000 operations have ended, the oldest of them are removed earlier.',
    query: operationsQuery,
    answers: {
      200: {
        description: 'A page of operations.',
        schema: pageOf(operationView, 'OperationPage'),
      },
    },
    async handle(deps, { query, response }) {
      const { page, nextCursor } = await selectOperations(deps, response, query);
      setNextLink(deps, response, nextCursor);
      response.json({ items: page.map(viewOperation), nextCursor });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/v1/operations/{id}',
    operationId: 'getOperation',
    tag: 'operations',
    summary: 'Read an operation: its status, progress and result',
    description: 'The answer changes until `finishedAt` is not null.',
    answers: { 200: { description: 'The operation.', schema: operationView } },
    async handle({ store }, { params: { id }, response }) {
      response.json(viewOperation(await findOperation(store, id)));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/v1/operations/{id}/cancel',
    operationId: 'cancelOperation',
    tag: 'operations',
    // The lowest scope of all types of operations.
    scope: 'write',
    summary: 'Cancel an operation',
    description:
      'A deletion can be cancelled until a worker begins to remove data; then the sweep is as it was before. Another operation can be cancelled until it has ended. Cancelling a cancelled operation changes nothing. An operation that can no longer be cancelled is rejected (409). For an operation that was started with a higher scope, the request needs this scope, too.',
    answers: {
      200: {
        description: 'The cancelled operation.',
        schema: operationView,
        headers: replayedHeader,
      },
    },
    problems: [409, 422],
    async handle(deps, { params: { id }, key, response }) {
      const operation = await findOperation(deps.store, id);
      assertCallerHas(response, ruleOf(operation).scope);
      const asked = { operationId: 'cancelOperation', key };
      const { replayed } = await steerOnce(deps, { id, generation: 0 }, asked, () =>
        cancelOperation(deps, operation),
      );
      if (replayed) response.set('Idempotency-Replayed', 'true');
      response.json(viewOperation(await findOperation(deps.store, id)));
    },
  }),
];

/** Returns the rule of an operation. Throws a problem for a type that only a later version knows: this one cannot cancel it. */
function ruleOf({ type }: Operation): (typeof operationTypes)[OperationType] {
  if (Object.hasOwn(operationTypes, type)) return operationTypes[type];
  throw new ApiProblem('operation-not-cancellable', {
    detail: `Expected an operation of a type that this version of the api knows, got \`${type}\`.`,
  });
}

async function findOperation(
  store: { readOperation(id: string): Promise<Operation | undefined> },
  id: string,
): Promise<Operation> {
  const operation = isOperationId(id) ? await store.readOperation(id) : undefined;
  if (operation === undefined) throw noOperation(id);
  return operation;
}
