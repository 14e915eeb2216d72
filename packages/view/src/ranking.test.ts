import type { Dataset, Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { intervalOf, rankingOf, sayTies } from './ranking.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const dataset = {
  digest,
  classes: [
    { name: 'no cat', trainCount: 60, testCount: 17 },
    { name: 'cat', trainCount: 40, testCount: 33 },
  ],
} as unknown as Dataset;
const sweepOf = (metric: string, direction = 'maximize') =>
  ({
    spec: {
      ...{ objective: { metric, direction }, dataset: { digest } },
      ...{ validation: { fraction: 0.2 }, space: { classWeight: ['none'] } },
    },
  }) as unknown as Sweep;

test('the baseline of an accuracy is the share of the largest class, that of a cost is the entropy', () => {
  expect(rankingOf(sweepOf('metrics.test.accuracy'), dataset)).toEqual({
    ...{ metric: 'metrics.test.accuracy', direction: 'maximize', baseline: 0.66, images: 50 },
  });
  expect(rankingOf(sweepOf('metrics.validation.accuracy'), dataset)).toMatchObject({
    ...{ baseline: 0.6, images: 20 },
  });
  const { baseline, images } = rankingOf(sweepOf('metrics.train.cost', 'minimize'), dataset);
  expect(baseline).toBeCloseTo(-0.6 * Math.log(0.6) - 0.4 * Math.log(0.4), 12);
  expect(images).toBeUndefined();
});

test('the cost of train has no baseline if a trial can have class weights, and the cost of test has one', () => {
  const baselineWith = (space: unknown, metric = 'metrics.train.cost') => {
    const { spec } = sweepOf(metric, 'minimize');
    return rankingOf({ spec: { ...spec, space } } as Sweep, dataset).baseline;
  };
  const weighted = { classWeight: ['none', 'balanced'] };
  expect(baselineWith(weighted)).toBeUndefined();
  expect(baselineWith([{ classWeight: ['none'] }, weighted])).toBeUndefined();
  expect(baselineWith(weighted, 'metrics.test.cost')).toBeCloseTo(0.641, 4);
  // An api of version 0.2 sends no class weights.
  for (const space of [{}, [{}], [{ classWeight: ['none'] }]]) {
    expect(baselineWith(space)).toBeCloseTo(0.673, 4);
  }
});

test('a balanced accuracy and a ROC AUC have the baseline of a constant answer, and the other metrics of classes none', () => {
  const baselineFor = (measure: string) =>
    rankingOf(sweepOf(`metrics.test.${measure}`), dataset).baseline;
  expect(baselineFor('balancedAccuracy')).toBe(0.5);
  expect(baselineFor('rocAuc')).toBe(0.5);
  for (const measure of ['precision', 'recall', 'f1']) {
    expect(baselineFor(measure)).toBeUndefined();
  }
});

test('without its dataset, or with other content under its name, a sweep has no baseline', () => {
  const unknown = { baseline: undefined, images: undefined };
  const sweep = sweepOf('metrics.test.accuracy');
  expect(rankingOf(sweep, undefined)).toMatchObject(unknown);
  expect(rankingOf(sweep, { ...dataset, digest: 'sha256:1' })).toMatchObject(unknown);
});

test('only the highest accuracy on a known number of images has an interval', () => {
  expect(intervalOf(0.72, { images: 50, direction: 'maximize' })?.low).toBeCloseTo(0.5833, 4);
  expect(intervalOf(0.72, { images: 50, direction: 'minimize' })).toBeUndefined();
  expect(intervalOf(0.72, { images: undefined, direction: 'maximize' })).toBeUndefined();
});

test('says how many trials are as good as the best one, and why', () => {
  const ofImages = { images: 50, direction: 'maximize' as const };
  const ofCost = { images: undefined, direction: 'minimize' as const };
  expect(sayTies(0, ofImages)).toBe('No other completed trial is as good.');
  expect(sayTies(1, ofImages)).toBe(
    '1 other trial lies inside its 95 % interval: with 50 images they are ties.',
  );
  expect(sayTies(2, ofCost)).toBe('2 other trials have the same value.');
  expect(sayTies(999, ofCost, true)).toBe('More than 999 other trials have the same value.');
});
