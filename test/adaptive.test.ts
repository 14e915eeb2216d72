// Adaptive searches: each trial is chosen by the outcomes of earlier trials.
import type { Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { shareService } from './support/service.ts';

const space = {
  learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
  iterations: 60,
  momentum: { min: 0, max: 0.9 },
  nesterov: [false, true],
};

const shared = shareService();

test.each(['tpe', 'gp', 'cmaes'] as const)(
  'a search by %s has the requested number of trials, and the same trials each time with the same seed',
  async (strategy) => {
    const { service } = shared();
    const isCmaes = strategy === 'cmaes';
    const train = async (seed: number) => {
      const search = {
        strategy,
        trials: 14,
        seed,
        parallelism: 4,
        ...(!isCmaes && { startup: 6 }),
      };
      const sweep = await service.submit({
        ...{ space: isCmaes ? { ...space, nesterov: false } : space, reuse: false, search },
      });
      expect(sweep).toMatchObject({ counts: { total: 0 }, plannedTrials: 14 });
      const ended = await service.waitForSweep(sweep.id);
      expect(ended).toMatchObject({
        spec: { search: { ...search, startup: isCmaes ? null : 6 } },
        plannedTrials: 14,
      });
      expect(ended.counts).toMatchObject({ total: 14, completed: 14 });
      return resultsOf(await service.listTrials(sweep.id));
    };
    const first = await train(1);
    expect(first.size).toBe(14);
    expect(await train(1)).toEqual(first);
    expect(await train(2)).not.toEqual(first);
  },
);

/** The result of each combination. */
const resultsOf = (trials: readonly Trial[]) =>
  new Map(trials.map(({ params, modelDigest }) => [JSON.stringify(params), modelDigest]));
