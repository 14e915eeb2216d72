// Searches over networks, with pruning.
import type { Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { type Service, shareService } from './support/service.ts';

const shared = shareService();
type Request = Parameters<Service['submit']>[0];

async function train(service: Service, request: Request) {
  const { id } = await service.submit(request);
  const sweep = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  return { sweep, trials };
}

const digestsOf = (trials: readonly Trial[]) => trials.map(({ modelDigest }) => modelDigest);
const textOf = ({ params: { layers, activation, initialization } }: Trial) =>
  [layers.join('-') || 'none', activation, initialization].join(' ');

const rates = { learningRate: { min: 0.001, max: 0.05, scale: 'log' as const }, iterations: 15 };
const spaces: [title: string, space: Request['space'], models: string[]][] = [
  [
    'one space',
    { ...rates, layers: [[], [4], [4, 3]] },
    ['none relu normal', '4 relu lecun', '4-3 relu lecun'],
  ],
  [
    'a list of spaces',
    [rates, { ...rates, layers: [4, 3], activation: ['relu', 'tanh'] }],
    ['none relu normal', '4-3 relu lecun', '4-3 tanh lecun'],
  ],
];

test.each(spaces)(
  'tpe with pruning searches over the networks of %s, and the same seed gives the same ones',
  async (_title, space, models) => {
    const { service } = shared();
    const request: Request = {
      space,
      search: { strategy: 'tpe', trials: 16, seed: 5, startup: 6, parallelism: 3 },
      pruning: { rule: 'halving', minIterations: 5, cohort: 8 },
    };
    const { sweep, trials } = await train(service, request);
    const { completed, pruned } = sweep.counts;
    expect([completed + pruned, pruned > 0]).toEqual([16, true]);
    expect(new Set(trials.map(textOf))).toEqual(new Set(models));
    const again = await train(service, request);
    expect(digestsOf(again.trials)).toEqual(digestsOf(trials));
    const { id } = await service.client.verify(sweep.id, { sample: 16 });
    const { result } = await service.client.waitForOperation(id);
    expect(result).toMatchObject({ agrees: true, trainings: { checked: 16, differing: 0 } });
  },
);
