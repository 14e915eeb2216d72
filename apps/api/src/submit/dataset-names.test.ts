import { sweepRequest } from '@sweepq/contract';
import { isDatasetName } from '@sweepq/datasets';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const isAccepted = (dataset: string) =>
  sweepRequest.safeParse({ dataset, space: { learningRate: 1, iterations: 1 } }).success;

test('a request accepts exactly the names that a folder of a dataset may have', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9@/.][a-zA-Z0-9._@/-]{0,6}(\.(csv|JSON|h5|txt|md))?$/);
  fc.assert(
    fc.property(fc.oneof(name, fc.string()), (text) => {
      expect(isAccepted(text)).toBe(isDatasetName(text));
    }),
    { numRuns: 500 },
  );
});

test.each(['cats.csv', 'cats.JSON', 'cats.png', 'cats.svg', 'cats@2', 'a/b', '.cats', ''])(
  '%j is not a name of a dataset',
  (name) => {
    expect([isAccepted(name), isDatasetName(name)]).toEqual([false, false]);
  },
);

test.each(['cats', 'cats-v1.2', 'csv', 'cats.csv-2'])('%j is a name of a dataset', (name) => {
  expect([isAccepted(name), isDatasetName(name)]).toEqual([true, true]);
});
