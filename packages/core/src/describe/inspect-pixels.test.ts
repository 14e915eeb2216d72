import { expect, test } from 'vitest';
import type { Dataset, Split } from '../load/dataset.ts';
import { inspectPixels } from './inspect-pixels.ts';
import { warnOfPixels } from './warn-of-pixels.ts';

const splitOf = (...images: number[][]): Split => ({
  images: Uint8Array.from(images.flat()),
  labels: new Uint8Array(images.length),
  count: images.length,
});

const datasetOf = (train: Split, test: Split): Dataset => ({
  ...{ train, test, sha256: { train: '', test: '' }, imageShape: [1, 4, 1] },
  classes: ['dog', 'cat'],
});

test('counts duplicates within and between the splits, and finds the range of all pixels', () => {
  const dataset = datasetOf(
    splitOf([0, 9, 9, 9], [9, 0, 90, 0], [0, 9, 9, 9]),
    splitOf([0, 9, 9, 9], [7, 7, 7, 200], [0, 9, 9, 9]),
  );
  const findings = inspectPixels(dataset);
  expect(findings).toEqual({
    ...{ range: [0, 200], duplicates: { train: 1, test: 1, both: 2 }, constantFeatures: 0 },
  });
  expect(warnOfPixels(dataset, findings)).toEqual([
    {
      code: 'test-images-in-train',
      message:
        '2 of the 3 images of test are also in train: the metrics of test are too good. Remove them from train.',
    },
  ]);
});

test('a feature counts as constant if its standard deviation over train is below 1', () => {
  // The deviations are 0, 0.5, 1 and 20.
  const dataset = datasetOf(splitOf([5, 5, 5, 5], [5, 6, 7, 45]), splitOf([1, 2, 3, 4]));
  const findings = inspectPixels(dataset);
  expect(findings.constantFeatures).toBe(2);
  expect(warnOfPixels(dataset, findings)).toMatchObject([
    { code: 'constant-pixels', message: expect.stringMatching(/^50 % of the values/) },
  ]);
  expect(warnOfPixels(dataset, { ...findings, constantFeatures: 1 })).toEqual([]);
});
