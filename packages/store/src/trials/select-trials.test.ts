import {
  parseFilter,
  parseSort,
  parseTrialId,
  type Trial,
  type TrialOutcome,
  trialFields,
  trialSorts,
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
import { createKeys } from '../keys.ts';
import type { TrialSelection, TrialsCursor } from './select-trials.ts';

const by = (sort: string): TrialSelection => ({ sort: parseSort(sort, trialSorts) });
const where = (filter: string): TrialSelection => ({ filter: parseFilter(filter, trialFields) });

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
    [by('objective'), [3, 0, 4, 1, 2, 5]],
    [by('-objective'), [0, 4, 3, 1, 2, 5]],
    [by('-metrics.test.accuracy'), [3, 0, 4, 1, 2, 5]],
    [by('metrics.train.cost'), [0, 4, 3, 1, 2, 5]],
    [by('-metrics.train.cost'), [3, 4, 0, 1, 2, 5]],
    [by('metrics.validation.cost'), [0, 1, 2, 3, 4, 5]],
    [by('-index'), [5, 4, 3, 2, 1, 0]],
    [by('params.iterations'), [0, 3, 1, 4, 2, 5]],
    [by('-params.iterations'), [2, 5, 1, 4, 0, 3]],
    [by('-params.learningRate'), [3, 4, 5, 0, 1, 2]],
    [by('-metrics.test.accuracy,-params.learningRate,index'), [3, 4, 0, 5, 1, 2]],
    [by('params.iterations,-index'), [3, 0, 4, 1, 5, 2]],
  ];
  for (const [selection, indices] of cases) expect(await list(selection)).toEqual(indices);
});

test('filters trials by status, index, metrics and hyperparameters', async () => {
  const { list } = await useListed();
  const cases: [filter: string, indices: number[]][] = [
    ['status = completed', [3, 0, 4]],
    ['status = failed OR status = running', [1, 2, 5]],
    ['status = diverged', []],
    ['index >= 3', [3, 4, 5]],
    ['metrics.test.accuracy < 0.9', [0, 4]],
    ['metrics.train.cost = null', [1, 2, 5]],
    ['objective > 0.7', [3]],
    ['params.learningRate = 0.2 AND params.iterations != 10', [4, 5]],
    ['params.nesterov = false AND params.preprocessing = divide255', [3, 0, 4, 1, 2, 5]],
    ['params.nesterov = true', []],
  ];
  for (const [filter, indices] of cases) expect(await list(where(filter))).toEqual(indices);
  expect(await list({ among: [5, 4, 3, 99] })).toEqual([3, 4, 5]);
  expect(await list({ among: [5, 4], ...where('status = completed') })).toEqual([4]);
});

test('lists the open trials of a cancelled sweep as cancelled', async () => {
  const { store, spec, list } = await useListed();
  await store.cancelSweep(spec.id, now);
  expect(await list(where('status = cancelled'))).toEqual([1, 2]);
  expect(await list(where('status = running OR status = queued'))).toEqual([]);
});

test('every sort lists each trial once, with pages of every size', async () => {
  const { list } = await useListed();
  for (const path of trialSorts) {
    for (const sort of [path, `-${path}`, `params.l2,-${path}`]) {
      if (path === 'params.l2' && sort.includes(',')) continue;
      const whole = await list(by(sort));
      expect(whole.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
      for (const limit of [1, 2, 4, 6]) expect(await list(by(sort), limit)).toEqual(whole);
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
    (await store.listTrials(spec, { ...by(`params.${sort}`), limit: 10 })).trials.map(
      ({ params }) => params[sort],
    );
  expect(await list('nesterov')).toEqual([false, false, true, true]);
  expect(await list('preprocessing')).toEqual([
    'divide255',
    'divide255',
    'standardize',
    'standardize',
  ]);
});

test('the next page of an unchanged sweep needs no standings, and a page after a change has the new order', async () => {
  const { redis, prefix, spec, commit, list } = await useListed();
  expect(await list({})).toEqual([3, 0, 4, 1, 2, 5]);
  await commit(0, 1, measured(0.8, 0.1));
  expect(await list({})).toEqual([3, 1, 0, 4, 2, 5]);
  await redis.del(createKeys(prefix).ofSweep(spec.id).standings);
  expect(await list({})).toEqual([3, 1, 0, 4, 2, 5]);
  // Another selection is read from the standings, which have no trial any more.
  expect(await list(where('status = completed'))).toEqual([]);
});
