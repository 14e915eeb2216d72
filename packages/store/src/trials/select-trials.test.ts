import {
  parseTrialId,
  sortOfPath,
  sortPaths,
  type Trial,
  type TrialOutcome,
} from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import type { TrialSelection, TrialsCursor } from './select-trials.ts';

const indexOf = ({ id }: Trial) => parseTrialId(id)?.index;
const measured = (testAccuracy: number, trainCost: number): TrialOutcome => {
  const outcome = completed(testAccuracy);
  return { ...outcome, metrics: { trainCost, trainAccuracy: 1, testAccuracy } };
};

/** Trials 0 (10 iterations), 1 (20), 2 (30) at rate 0.1; 3, 4, 5 at 0.2. Trials 0, 3 and 4 have values. */
async function useListed() {
  const used = await useCreated();
  const { store, spec } = used;
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const commit = (run: number, trial: number, outcome: TrialOutcome) =>
    store.commitRun({ ...commitOf(spec, run), outcomes: [{ trial, outcome }] });
  await commit(1, 4, measured(0.7, 0.3));
  await commit(1, 3, measured(0.9, 0.5));
  await commit(1, 5, failed);
  await commit(0, 0, measured(0.7, 0.1));
  const list = async (selection: TrialSelection, limit = 100) => {
    const trials: Trial[] = [];
    let cursor: TrialsCursor | undefined;
    do {
      const page = await store.listTrials(spec, { ...selection, limit, cursor });
      trials.push(...page.trials);
      cursor = page.next;
    } while (cursor !== undefined);
    return trials.map(indexOf);
  };
  return { ...used, commit, list };
}

test('sorts trials by value: those with equal values in the order of the plan, those without a value last', async () => {
  const { list } = await useListed();
  const cases: [selection: TrialSelection, indices: number[]][] = [
    [{}, [3, 0, 4, 1, 2, 5]],
    [{ sort: 'objective' }, [3, 0, 4, 1, 2, 5]],
    [{ sort: 'objective', order: 'asc' }, [0, 4, 3, 1, 2, 5]],
    [{ sort: 'testAccuracy' }, [3, 0, 4, 1, 2, 5]],
    [{ sort: 'trainCost' }, [0, 4, 3, 1, 2, 5]],
    [{ sort: 'trainCost', order: 'desc' }, [3, 4, 0, 1, 2, 5]],
    [{ sort: 'validationCost' }, [0, 1, 2, 3, 4, 5]],
    [{ sort: 'index', order: 'desc' }, [5, 4, 3, 2, 1, 0]],
    [{ sort: 'iterations' }, [0, 3, 1, 4, 2, 5]],
    [{ sort: 'iterations', order: 'desc' }, [2, 5, 1, 4, 0, 3]],
    [{ sort: 'learningRate', order: 'desc' }, [3, 4, 5, 0, 1, 2]],
  ];
  for (const [selection, indices] of cases) expect(await list(selection)).toEqual(indices);
});

test('filters trials by status and by index', async () => {
  const { list } = await useListed();
  expect(await list({ status: ['completed'] })).toEqual([3, 0, 4]);
  expect(await list({ status: ['failed', 'running'] })).toEqual([1, 2, 5]);
  expect(await list({ status: ['diverged'] })).toEqual([]);
  expect(await list({ among: [5, 4, 3, 99] })).toEqual([3, 4, 5]);
  expect(await list({ among: [5, 4], status: ['completed'] })).toEqual([4]);
});

test('lists the open trials of a cancelled sweep as cancelled', async () => {
  const { store, spec, list } = await useListed();
  await store.cancelSweep(spec.id, now);
  expect(await list({ status: ['cancelled'] })).toEqual([1, 2]);
  expect(await list({ status: ['running', 'queued'] })).toEqual([]);
});

test('every sort lists each trial once, with pages of every size', async () => {
  const { list } = await useListed();
  for (const sort of sortPaths.map(sortOfPath)) {
    for (const order of ['asc', 'desc'] as const) {
      const whole = await list({ sort, order });
      expect(whole.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
      for (const limit of [1, 2, 4, 6]) expect(await list({ sort, order }, limit)).toEqual(whole);
    }
  }
});

test('a page continues after the last trial of the previous page, although trials end in between', async () => {
  const { store, spec, commit } = await useListed();
  const first = await store.listTrials(spec, { limit: 2 });
  expect(first.trials.map(indexOf)).toEqual([3, 0]);
  // One trial moves before the cursor, one after it, and the last trial of the page does not move.
  await commit(0, 1, completed(0.8));
  await commit(0, 2, completed(0.2));
  const rest = await store.listTrials(spec, { limit: 10, cursor: first.next });
  expect(rest.trials.map(indexOf)).toEqual([4, 2, 5]);
});

test('lists no trial twice when a page ends among the trials without a value', async () => {
  const { store, spec, commit } = await useListed();
  const first = await store.listTrials(spec, { limit: 4 });
  expect(first.trials.map(indexOf)).toEqual([3, 0, 4, 1]);
  await commit(0, 1, completed(0.8));
  const rest = await store.listTrials(spec, { limit: 10, cursor: first.next });
  expect(rest.trials.map(indexOf)).toEqual([2, 5]);
});

test('booleans and names sort in the order in which they are listed', async () => {
  const { store, spec } = await useCreated({
    space: {
      learningRate: 0.1,
      iterations: 10,
      nesterov: [true, false],
      momentum: 0.9,
      preprocessing: ['standardize', 'divide255'],
    },
  });
  const list = async (sort: 'nesterov' | 'preprocessing') =>
    (await store.listTrials(spec, { sort, limit: 10 })).trials.map(({ params }) => params[sort]);
  expect(await list('nesterov')).toEqual([false, false, true, true]);
  expect(await list('preprocessing')).toEqual([
    'divide255',
    'divide255',
    'standardize',
    'standardize',
  ]);
});
