import { createSweepId, type SweepSpec } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { rememberSpec } from './remember-spec.ts';

const spec = createSweepSpec(
  { dataset: 'cats', space: { learningRate: [0.1], iterations: [10] } },
  {
    ...{ id: createSweepId(0), createdAt: '2026-11-24T10:00:00.000Z' },
    datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
  },
);
const extendedBy = (iterations: number): SweepSpec => ({
  ...spec,
  extensions: [{ iterations }],
});

test('gives the same object for the same plan, and another one for another extension', () => {
  const first = rememberSpec(extendedBy(20));
  expect(rememberSpec(extendedBy(20))).toBe(first);
  // Redis has lost the first extension, and the sweep was extended otherwise.
  expect(rememberSpec(extendedBy(30)).extensions).toEqual([{ iterations: 30 }]);
});
