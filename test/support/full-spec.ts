import type { SweepSpec } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';

/** A spec with every member. The last six digits of its id are the number. */
export const createFullSpec = (number: number): SweepSpec =>
  createSweepSpec(
    {
      ...{ name: 'n', tags: ['t'], note: 'text', dataset: 'cats', reuse: true },
      space: {
        learningRate: { min: 0.001, max: 0.1, scale: 'log', int: false },
        iterations: [10, 20],
      },
      search: { strategy: 'random', trials: 4, seed: 1 },
      ...{ validation: { fraction: 0.2 }, earlyStopping: { patience: 5 } },
      ...{ stop: { maxFailures: 2 }, webhooks: [{ url: 'http://localhost/x' }] },
    },
    {
      id: `swp_01arz3ndektsv4rrff00${String(number).padStart(6, '0')}`,
      createdAt: '2026-11-24T10:00:00.000Z',
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
      datasetWarnings: [{ code: 'c', message: 'm' }],
    },
  );
