// Sweeps over ranges.
import type { Run, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';

const space = {
  learningRate: { min: 0.0005, max: 0.01, scale: 'log' as const },
  iterations: [50, 100],
  momentum: { min: 0, max: 0.9 },
  nesterov: [false, true],
};

const shared = shareService();

test.each(['random', 'sobol'] as const)(
  'a %s search has the requested number of trials, and the same trials each time with the same seed',
  async (strategy) => {
    const { service } = shared();
    const train = async (seed: number) => {
      const sweep = await service.submit({
        ...{ space, search: { strategy, trials: 21, seed } },
        reuse: false,
      });
      const ended = await service.waitForSweep(sweep.id);
      expect(ended).toMatchObject({ spec: { search: { strategy, trials: 21, seed } } });
      expect(ended.counts).toMatchObject({ total: 21, completed: 21 });
      const trials = await service.listTrials(sweep.id);
      const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
      expect(items).toHaveLength(11);
      return resultsOf(trials);
    };
    const first = await train(1);
    expect(first.size).toBe(21);
    expect(await train(1)).toEqual(first);
    expect(await train(2)).not.toEqual(first);
  },
);

test('a range with a step is searched as a grid', async () => {
  const { service } = shared();
  const sweep = await service.submit({
    space: { learningRate: { min: 0.001, max: 0.005, step: 0.001 }, iterations: 10 },
  });
  const ended = await service.waitForSweep(sweep.id);
  const learningRate = { min: 0.001, max: 0.005, step: 0.001, count: null };
  expect(ended.spec.space).toMatchObject({
    learningRate: { ...learningRate, scale: 'linear', int: false },
  });
  const trials = await service.listTrials(sweep.id);
  expect(trials.map(({ params }) => params.learningRate).sort()).toEqual([
    0.001, 0.002, 0.003, 0.004, 0.005,
  ]);
  expect(ended).toMatchObject({
    spec: { search: { strategy: 'grid', trials: null, seed: null } },
    counts: { completed: 5 },
  });
});

/** The result of each combination. */
const resultsOf = (trials: readonly Trial[]) =>
  new Map(trials.map(({ params, modelDigest }) => [JSON.stringify(params), modelDigest]));
