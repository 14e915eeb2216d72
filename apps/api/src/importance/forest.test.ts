import { createRandom, shuffled } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { growForest, predictUnseen } from './forest.ts';

const column = Float64Array.from(shuffled(60, createRandom(1)));
const y = column.map((value) => Math.sin(value / 10));
const predictFrom = (values: Float64Array) => {
  const table = { columns: [column], y: values };
  return predictUnseen(growForest(table, 50, createRandom(2)), table).predict();
};

test('the out-of-bag prediction of a row does not depend on the y of this row, and depends on the y of other rows', () => {
  const before = predictFrom(y);
  for (const row of [17, 59]) {
    const after = predictFrom(y.with(row, 1_000));
    expect(after[row]).toBe(before[row]);
    expect(after).not.toEqual(before);
  }
});

test('each tree leaves out about 1/e of the rows', () => {
  const { unseen } = growForest({ columns: [column], y }, 200, createRandom(3));
  const mean = unseen.reduce((sum, { length }) => sum + length, 0) / unseen.length;
  expect(mean / y.length).toBeCloseTo(1 / Math.E, 1);
});

test('a row that every tree was trained on has no prediction', () => {
  const one = { columns: [Float64Array.of(1)], y: Float64Array.of(1) };
  expect(predictUnseen(growForest(one, 5, createRandom(4)), one).predict()).toEqual(
    Float64Array.of(Number.NaN),
  );
});

test('the prediction with other values in a column has the bits of a prediction from a table with these values', () => {
  const random = createRandom(5);
  const columns = [60, 2, 5].map((values) =>
    Float64Array.from({ length: 60 }, () => Math.floor(random() * values)),
  );
  const forest = growForest({ columns, y }, 50, random);
  const predictions = predictUnseen(forest, { columns, y });
  for (const [k, values] of columns.entries()) {
    const other = Float64Array.from(shuffled(60, random), (row) => values[row] as number);
    const table = { columns: columns.with(k, other), y };
    expect(predictions.with(k, other)).toEqual(predictUnseen(forest, table).predict());
    expect(predictions.with(k, other)).not.toEqual(predictions.predict());
    expect(predictions.with(k, values)).toEqual(predictions.predict());
  }
});
