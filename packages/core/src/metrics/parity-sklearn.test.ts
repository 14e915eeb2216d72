import { expect, test } from 'vitest';
import { recordedSplits } from '../../fixtures/sklearn.ts';
import { measureSplit } from './measure-split.ts';
import { rankScores } from './rank-scores.ts';
import { rocPoints } from './roc-points.ts';

const bound = 1e-12;

test('the fixture has 200 splits of 1 to 300 examples and 2 to 6 classes, with ties and absent classes', () => {
  expect(recordedSplits).toHaveLength(200);
  const having = (isSuch: (each: (typeof recordedSplits)[number]) => boolean) =>
    recordedSplits.filter(isSuch).length;
  for (const m of [1, 2, 300]) {
    expect(having(({ split }) => split.labels.length === m)).toBeGreaterThan(3);
  }
  for (const classes of [2, 3, 4, 5, 6]) {
    expect(having(({ split }) => split.classCount === classes)).toBeGreaterThan(20);
  }
  const isAbsent = ({ support }: { support: number }) => support === 0;
  expect(having(({ expected }) => expected.classes.some(isAbsent))).toBeGreaterThan(40);
  expect(having(({ expected }) => expected.rocAuc !== null)).toBeGreaterThan(100);
  expect(
    having(({ split }) => new Set(split.scores).size < split.scores.length / 2),
  ).toBeGreaterThan(40);
});

test('all metrics of 200 splits equal those of scikit-learn within 1e-12, and are null where a class is absent', () => {
  for (const { split, expected } of recordedSplits) {
    const { confusion, ...metrics } = measureSplit(split);
    expect(differences({ ...metrics, confusion: [...confusion.counts] }, expected)).toEqual([]);
  }
});

test('the ROC curves of 200 splits have the points of scikit-learn within 1e-12', () => {
  for (const { split, roc } of recordedSplits) {
    const points = rocPoints(rankScores(split, roc.label));
    if (points === null || roc.points === null) {
      expect(points).toBe(roc.points);
      continue;
    }
    const [first, ...rest] = points;
    expect(first).toEqual({ fpr: 0, tpr: 0, threshold: Number.POSITIVE_INFINITY });
    const ours = {
      fpr: points.map(({ fpr }) => fpr),
      tpr: points.map(({ tpr }) => tpr),
      thresholds: rest.map(({ threshold }) => threshold),
    };
    expect(differences(ours, roc.points)).toEqual([]);
  }
});

/** One line for each number in `ours` that is missing or differs from the expected one, and for each key that is not expected. */
function differences(ours: unknown, expected: unknown, at = ''): string[] {
  if (typeof ours === 'number' && typeof expected === 'number') {
    return Math.abs(ours - expected) <= bound ? [] : [`${at}: ${ours}, expected ${expected}`];
  }
  if (!isObject(ours) || !isObject(expected)) {
    return ours === expected ? [] : [`${at}: ${ours}, expected ${expected}`];
  }
  return [...new Set([...Object.keys(ours), ...Object.keys(expected)])].flatMap((key) =>
    differences(ours[key], expected[key], `${at}.${key}`),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
