import { expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { chooseForm } from './choose-form.ts';
import { prepareDataset } from './prepare-dataset.ts';

test.each([
  { m: 209, n: 12_288, form: 'gram' },
  { m: 1, n: 1, form: 'gram' },
  { m: 12, n: 12, form: 'gram' },
  { m: 13, n: 12, form: 'direct' },
  { m: 4096, n: 4096, form: 'gram' },
  { m: 4096, n: 150_528, form: 'gram' },
  { m: 4097, n: 150_528, form: 'direct' },
  { m: 60_000, n: 784, form: 'direct' },
])('chooses $form for $m examples of $n features', ({ m, n, form }) => {
  expect(chooseForm(m, n)).toBe(form);
});

test('the form depends only on m and n, not on other options of the preparation', () => {
  const options = [
    {},
    { slots: 5 },
    { budget: 0 },
    { preprocessing: 'standardize' },
    { preprocessing: 'divide255', slots: 2, budget: 1e9 },
  ] as const;
  const formsOf = (m: number) =>
    options.map((each) => prepareDataset(smallDataset({ m, mTest: 9, n: 12 }), each).form);
  expect(new Set(formsOf(12))).toEqual(new Set(['gram']));
  expect(new Set(formsOf(13))).toEqual(new Set(['direct']));
});
