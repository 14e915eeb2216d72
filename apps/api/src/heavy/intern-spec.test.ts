import { createSweepId, type SweepSpec } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { internSpec } from './intern-spec.ts';

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

test('returns the same object for equal extensions, and another object for a different extension', () => {
  const first = internSpec(extendedBy(20));
  expect(internSpec(extendedBy(20))).toBe(first);
  // The same number of extensions: Redis has lost the first one, and the sweep got another one.
  expect(internSpec(extendedBy(30)).extensions).toEqual([{ iterations: 30 }]);
});

test('returns another object when an adaptive search has chosen more trials', () => {
  const id = createSweepId(1);
  const search = { strategy: 'tpe', trials: 9, seed: 0, parallelism: 2, startup: 2 } as const;
  const asked = (...rates: number[]): SweepSpec => ({
    ...{ ...spec, id, search },
    asked: rates.map((rate) => [rate]),
  });
  const first = internSpec(asked(0.1));
  expect(internSpec(asked(0.1))).toBe(first);
  expect(internSpec(asked(0.1, 0.2)).asked).toHaveLength(2);
});
