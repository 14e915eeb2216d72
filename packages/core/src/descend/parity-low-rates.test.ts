import { expect, test } from 'vitest';
import { findDifferences } from '../../fixtures/compare-with-numpy.ts';
import { loadSyntheticCats, recordedRuns } from '../../fixtures/synthetic-cats.ts';

const data = await loadSyntheticCats();
const runs = recordedRuns.filter((run) => run.learningRate < 0.003);

test('the runs at low rates are recorded', () => {
  expect(runs).toHaveLength(2);
});

test.each(runs)(
  'equals NumPy within 1e-9 at rate $learningRate, seed $seed, scale $initScale',
  (run) => expect(findDifferences(data, run)).toEqual([]),
  120_000,
);
