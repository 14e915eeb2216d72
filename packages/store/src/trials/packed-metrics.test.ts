import { type Metrics, metricNames } from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedNames, packMetrics, unpackMetrics } from './packed-metrics.ts';

const objective = { metric: 'testF1', direction: 'maximize' } as const;

test('restores any metrics to the bit, and keeps those that rank the trial as members', () => {
  const anyValue = fc.double({ noNaN: true, noDefaultInfinity: true });
  const anyMetrics = fc
    .dictionary(fc.constantFrom(...metricNames), anyValue)
    .map((drawn): Metrics => ({ trainCost: 1, trainAccuracy: 0.5, testAccuracy: 0.25, ...drawn }));
  fc.assert(
    fc.property(anyMetrics, (metrics) => {
      const packed = packMetrics(metrics, objective);
      expect([packed.testF1, packed.testCost]).toEqual([metrics.testF1, metrics.testCost]);
      const stored = JSON.stringify(packed);
      expect(stored.length).toBeLessThanOrEqual(JSON.stringify(metrics).length + 40);
      const read = unpackMetrics(JSON.parse(stored));
      for (const name of metricNames) {
        // JSON has no −0.
        expect((read[name] ?? Number.NaN) + 0).toBe((metrics[name] ?? Number.NaN) + 0);
      }
      expect(Object.keys(read).sort()).toEqual(Object.keys(metrics).sort());
    }),
  );
});

test('the places of packed metrics never change', () => {
  expect(packedNames.slice(0, 16)).toEqual([
    ...['testCost', 'validationBalancedAccuracy', 'validationPrecision', 'validationRecall'],
    ...['validationF1', 'validationRocAuc', 'testBalancedAccuracy', 'testPrecision', 'testRecall'],
    ...[
      'testF1',
      'testRocAuc',
      'trainBalancedAccuracy',
      'trainPrecision',
      'trainRecall',
      'trainF1',
    ],
    'trainRocAuc',
  ]);
  const packed = packMetrics(
    { trainCost: 1, trainAccuracy: 0.5, testAccuracy: 0.25, testCost: 2, trainRocAuc: 0.75 },
    { metric: 'testAccuracy', direction: 'maximize' },
  );
  // The packed form is stored, so later versions must read it.
  expect(packed).toEqual({
    ...{ trainCost: 1, trainAccuracy: 0.5, testAccuracy: 0.25, testCost: 2 },
    more: '8000:AAAAAAAA6D8=',
  });
  expect(unpackMetrics(packed)).toMatchObject({ testCost: 2, trainRocAuc: 0.75 });
});
