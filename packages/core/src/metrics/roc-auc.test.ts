import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someScoredSplit } from '../../fixtures/some-scores.ts';
import { rankScores } from './rank-scores.ts';
import { rocAuc } from './roc-auc.ts';

test('the area is the share of pairs in which the positive example has the higher score, a tie counts one half', () => {
  fc.assert(
    fc.property(someScoredSplit, fc.nat(), (split, drawn) => {
      const ranked = rankScores(split, drawn % split.classCount);
      const pairs = [...ranked.positives].flatMap((positive): number[] =>
        [...ranked.negatives].map((negative) =>
          positive === negative ? 0.5 : positive > negative ? 1 : 0,
        ),
      );
      const won = pairs.reduce((sum, each) => sum + each, 0);
      expect(rocAuc(ranked)).toBe(pairs.length === 0 ? null : won / pairs.length);
    }),
  );
});

test('with two classes, both labels have the same area', () => {
  fc.assert(
    fc.property(
      someScoredSplit.filter(({ classCount }) => classCount === 2),
      (split) => {
        expect(rocAuc(rankScores(split, 0))).toBe(rocAuc(rankScores(split, 1)));
      },
    ),
  );
});

test('equal scores give one half, and a side without examples null', () => {
  const positives = Float64Array.of(2, 2, 2);
  expect(rocAuc({ positives, negatives: Float64Array.of(2, 2) })).toBe(0.5);
  expect(rocAuc({ positives, negatives: Float64Array.of() })).toBeNull();
  expect(rocAuc({ positives: Float64Array.of(), negatives: positives })).toBeNull();
});
