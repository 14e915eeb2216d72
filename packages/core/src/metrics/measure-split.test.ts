import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from '../../fixtures/accuracy.ts';
import { someScoredSplit } from '../../fixtures/some-scores.ts';
import { binaryLabel } from '../predict/predict-label.ts';
import { type ClassMetrics, measureSplit } from './measure-split.ts';
import type { ScoredSplit } from './scored-split.ts';

const metricNames = ['precision', 'recall', 'f1', 'rocAuc'] as const;

/** Two classes with the labels and logits of these examples. */
function ofLogits(...examples: [label: number, logit: number][]): ScoredSplit {
  const scores = Float64Array.from(examples, ([, logit]) => logit);
  return {
    labels: Uint8Array.from(examples, ([label]) => label),
    predictions: Uint8Array.from(scores, binaryLabel),
    scores,
    classCount: 2,
  };
}

test('with two classes, the accuracy is the share of predicted labels to the bit', () => {
  const examples = fc.array(fc.tuple(fc.nat({ max: 1 }), fc.double({ noNaN: true })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(examples, (drawn) => {
      const split = ofLogits(...drawn);
      expect(measureSplit(split).accuracy).toBe(accuracy(split.scores, split.labels));
    }),
  );
});

test('every metric is a share of 0 to 1 or null, and does not depend on the order of the examples', () => {
  fc.assert(
    fc.property(someScoredSplit, (split) => {
      const metrics = measureSplit(split);
      for (const of of [metrics, ...metrics.classes]) {
        for (const name of metricNames) {
          expect(of[name] === null || ((of[name] ?? -1) >= 0 && (of[name] ?? 2) <= 1)).toBe(true);
        }
      }
      const width = split.scores.length / split.labels.length;
      const reversed = Float64Array.from(split.scores, (_, at) => {
        const example = split.labels.length - 1 - Math.floor(at / width);
        return split.scores[example * width + (at % width)] as number;
      });
      expect(
        measureSplit({
          labels: split.labels.toReversed(),
          predictions: split.predictions.toReversed(),
          scores: reversed,
          classCount: split.classCount,
        }),
      ).toEqual(metrics);
    }),
  );
});

test('the metrics of a class are null exactly if the split has no example of it', () => {
  fc.assert(
    fc.property(someScoredSplit, (split) => {
      const { classes } = measureSplit(split);
      const isOnly = (each: ClassMetrics) => each.support === split.labels.length;
      for (const each of classes) {
        const isAbsent = each.support === 0;
        for (const name of ['precision', 'recall', 'f1'] as const) {
          expect(each[name] === null).toBe(isAbsent);
        }
        expect(each.rocAuc === null).toBe(isAbsent || isOnly(each));
      }
    }),
  );
});

test('with three classes of which one is absent, only accuracy and balanced accuracy are known', () => {
  const metrics = measureSplit({
    labels: Uint8Array.of(0, 0, 1, 1),
    predictions: Uint8Array.of(0, 2, 1, 1),
    scores: Float64Array.of(3, 0, 0, 1, 0, 2, 0, 3, 0, 0, 3, 0),
    classCount: 3,
  });
  expect(metrics).toMatchObject({ accuracy: 0.75, balancedAccuracy: 0.75 });
  for (const name of metricNames) expect(metrics[name]).toBeNull();
  expect(metrics.classes.map(({ rocAuc }) => rocAuc)).toEqual([1, 1, null]);
});

test('a model that always predicts 0 has the accuracy of the majority baseline, and precision, recall and F1 0', () => {
  expect(measureSplit(ofLogits([0, -1], [0, -2], [1, -3]))).toMatchObject({
    ...{ accuracy: 2 / 3, balancedAccuracy: 0.5, precision: 0, recall: 0, f1: 0, rocAuc: 0 },
    majority: { label: 0, share: 2 / 3 },
  });
});

test('of two classes with the most examples, the majority baseline predicts the lower label', () => {
  expect(measureSplit(ofLogits([1, 1], [0, 1])).majority).toEqual({ label: 0, share: 0.5 });
});

test('the rows of the confusion counts are true labels, and the columns predictions', () => {
  const { confusion } = measureSplit(ofLogits([0, 1], [0, 1], [1, -1], [1, 1], [1, 1], [1, 1]));
  expect([...confusion.counts]).toEqual([0, 2, 1, 3]);
});

const split = ofLogits([0, -1], [1, 1]);
test.each<[Partial<ScoredSplit>, string]>([
  [{ classCount: 1 }, 'Expected `classCount` to be from 2 to 256, got `1`.'],
  [{ classCount: 2.5 }, 'Expected `classCount` to be from 2 to 256, got `2.5`.'],
  [{ labels: Uint8Array.of() }, 'Expected `labels` to have an example, got none.'],
  [{ labels: Uint8Array.of(0, 2) }, 'Expected `labels[1]` to be below 2, got `2`.'],
  [{ predictions: Uint8Array.of(9, 0) }, 'Expected `predictions[0]` to be below 2, got `9`.'],
  [{ predictions: Uint8Array.of(1) }, 'Expected `predictions` to have 2 numbers, got 1.'],
  [{ classCount: 3 }, 'Expected `scores` to have 6 numbers, got 2.'],
])('rejects a split with %o', (change, message) => {
  expect(() => measureSplit({ ...split, ...change })).toThrow(new RangeError(message));
});
