import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankScores } from './rank-scores.ts';
import { type RocPoint, rocPoints } from './roc-points.ts';
import { thinRoc } from './thin-roc.ts';

/** A curve of up to 400 images with few ties. */
const someCurve = fc
  .array(fc.tuple(fc.nat({ max: 1 }), fc.double({ noNaN: true })), {
    minLength: 2,
    maxLength: 400,
    size: 'max',
  })
  .map((drawn) => {
    const labels = Uint8Array.from(drawn, ([label], k) => (k < 2 ? k : label));
    const scores = Float64Array.from(drawn, ([, score]) => score);
    return rocPoints(rankScores({ labels, scores, classCount: 2 }, 1)) ?? [];
  });
const lengthTo = ({ fpr, tpr }: RocPoint) => fpr + tpr;

test('a thinned curve has at most the asked number of points, with the ends of the whole curve', () => {
  fc.assert(
    fc.property(someCurve, fc.integer({ min: 2, max: 60 }), (points, most) => {
      const thinned = thinRoc(points, most);
      expect(thinned.length).toBeLessThanOrEqual(most);
      expect([thinned[0], thinned.at(-1)]).toEqual([points[0], points.at(-1)]);
      for (const point of thinned) expect(points).toContain(point);
    }),
  );
});

test('a point that is left out is less than 2 / (most − 1) along the curve from the one before it that stays', () => {
  fc.assert(
    fc.property(someCurve, fc.integer({ min: 2, max: 60 }), (points, most) => {
      const thinned = thinRoc(points, most);
      for (const point of points) {
        const before = thinned.findLast((each) => lengthTo(each) <= lengthTo(point));
        expect(lengthTo(point) - lengthTo(before as RocPoint)).toBeLessThan(2 / (most - 1) + 1e-12);
      }
    }),
  );
});

test('a curve with at most the asked number of points keeps all of them', () => {
  fc.assert(
    fc.property(someCurve, (points) => {
      expect(thinRoc(points, 401)).toEqual(points);
    }),
  );
});
