import { type Operation, type OperationType, operationTypes } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { ApiProblem, noOperation } from '../problems/problem.ts';

type Deps = { store: Store; now: () => Date };
type Cancel = (deps: Deps, operation: Operation) => Promise<'cancelled' | 'late' | 'gone'>;

/** Cancels an operation that only reads its sweep. A worker stops its work within about a second. */
function cancelWork({ store, now }: Deps, { id, target: { sweepId } }: Operation) {
  return store.cancelWork({ id, sweepId: sweepId ?? '' }, now());
}

/** How an operation of each type is cancelled: one script, which also checks whether it can still be cancelled. */
const cancels: Readonly<Record<OperationType, Cancel>> = {
  'sweep.delete': ({ store, now }, { id, target: { sweepId } }) =>
    store.cancelDeletion(id, { sweepId: sweepId ?? '', now: now() }),
  'sweep.verify': cancelWork,
  'sweep.audit': cancelWork,
  'dataset.import': ({ store, now }, { id }) => store.cancelImport(id, now()),
};

/** Cancels an operation. An operation that is cancelled already does not change. */
export async function cancelOperation(deps: Deps, operation: Operation): Promise<void> {
  const { id, type } = operation;
  const state = await cancels[type](deps, operation);
  if (state === 'gone') throw noOperation(id);
  if (state === 'cancelled') return;
  const present = await deps.store.readOperation(id);
  const { title, cancellableWhile } = operationTypes[type];
  throw new ApiProblem('operation-not-cancellable', {
    detail: `Expected an operation that is ${cancellableWhile.join(' or ')} (${title}), got one that is ${present?.status ?? 'gone'}.`,
  });
}
