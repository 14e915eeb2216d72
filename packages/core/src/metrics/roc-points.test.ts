import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someScoredSplit } from '../../fixtures/some-scores.ts';
import { type RankedScores, rankScores } from './rank-scores.ts';
import { rocAuc } from './roc-auc.ts';
import { rocPoints } from './roc-points.ts';

const someRanked = fc
  .tuple(someScoredSplit, fc.nat())
  .map(([split, drawn]) => rankScores(split, drawn % split.classCount));

test('each point has the shares of examples with at least its threshold', () => {
  fc.assert(
    fc.property(someRanked, (ranked) => {
      for (const { fpr, tpr, threshold } of rocPoints(ranked) ?? []) {
        if (fpr + tpr === 0 && threshold === Number.POSITIVE_INFINITY) continue;
        expect({ fpr, tpr }).toEqual({
          fpr: shareFrom(ranked.negatives, threshold),
          tpr: shareFrom(ranked.positives, threshold),
        });
      }
    }),
  );
});

test('the points go from (0, 0) to (1, 1) with falling thresholds', () => {
  fc.assert(
    fc.property(someRanked, (ranked) => {
      const points = rocPoints(ranked);
      if (points === null) return;
      expect(points[0]).toEqual({ fpr: 0, tpr: 0, threshold: Number.POSITIVE_INFINITY });
      expect(points.at(-1)).toMatchObject({ fpr: 1, tpr: 1 });
      for (const [k, { fpr, tpr, threshold }] of points.slice(1).entries()) {
        const before = points[k] as (typeof points)[number];
        expect(fpr).toBeGreaterThanOrEqual(before.fpr);
        expect(tpr).toBeGreaterThanOrEqual(before.tpr);
        expect(fpr + tpr).toBeGreaterThan(before.fpr + before.tpr);
        // Only the highest score can be Infinity, too.
        if (k > 0) expect(threshold).toBeLessThan(before.threshold);
      }
    }),
  );
});

test('the trapezoids below the points have the area of `rocAuc` within 1e-12, so the curve has no bend at a point that is left out', () => {
  fc.assert(
    fc.property(someRanked, (ranked) => {
      const points = rocPoints(ranked);
      const area = points?.slice(1).reduce((sum, { fpr, tpr }, k) => {
        const before = points[k] as (typeof points)[number];
        return sum + ((fpr - before.fpr) * (tpr + before.tpr)) / 2;
      }, 0);
      const expected = rocAuc(ranked);
      if (area === undefined || expected === null) expect(points).toBe(expected);
      else expect(Math.abs(area - expected)).toBeLessThan(1e-12);
    }),
  );
});

test('leaves out a point if the steps to it and from it add the same numbers of examples', () => {
  const ranked: RankedScores = {
    positives: Float64Array.of(1, 2, 3, 4),
    negatives: Float64Array.of(0),
  };
  expect(rocPoints(ranked)?.map(({ threshold }) => threshold)).toEqual([
    ...[Number.POSITIVE_INFINITY, 4, 1, 0],
  ]);
});

test('is null if one side has no examples', () => {
  const [some, none] = [Float64Array.of(1), Float64Array.of()];
  expect(rocPoints({ positives: some, negatives: none })).toBeNull();
  expect(rocPoints({ positives: none, negatives: some })).toBeNull();
});

const shareFrom = (scores: Float64Array, threshold: number) =>
  scores.filter((score) => score >= threshold).length / scores.length;
