// Replays: what another pruning rule would have kept of a sweep.
import type { Replay, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { shareService } from './support/service.ts';
import { hasCurl, runDocsLine, type Service, short } from './support/steering.ts';

const shared = shareService();

const request = {
  space: { learningRate: { min: 0.0001, max: 0.02, scale: 'log' as const }, iterations: 270 },
  search: { strategy: 'sobol' as const, trials: 27, seed: 3 },
  objective: { metric: 'metrics.train.cost' as const },
};

async function train(service: Service, more: object = {}) {
  const { id } = await service.submit({ ...request, ...more });
  await service.waitForSweep(id);
  return id;
}

const keptOf = ({ kept }: Replay) => kept.trialIds.map((id) => Number(id.split('-t')[1]));
const completedOf = (trials: readonly Trial[]) =>
  trials.filter(({ status }) => status === 'completed').map(({ index }) => index);

test.each([
  ['halving', { rule: 'halving', eta: 3 }],
  ['hyperband', { rule: 'hyperband', minIterations: 30 }],
  ['the median', { rule: 'median', cohort: 9, warmup: 20 }],
] as const)(
  'a replay of %s on a sweep without pruning equals a sweep with it',
  async (_, pruning) => {
    const { service } = shared();
    const [whole, cut] = [await train(service), await train(service, { pruning })];
    const trials = await service.listTrials(cut);
    const completed = completedOf(trials).toSorted((a, b) => a - b);
    const iterations = trials
      .map(({ stoppedIteration }) => stoppedIteration ?? 270)
      .reduce((sum, count) => sum + count, 0);
    for (const id of [whole, cut]) {
      const replay = await service.client.replay(id, pruning);
      expect(keptOf(replay)).toEqual(completed);
      expect(replay).toMatchObject({
        ...{ sweepId: id, trials: 27, iterations: { min: iterations, max: iterations } },
        sweepIterations: id === whole ? 27 * 270 : iterations,
        kept: { min: completed.length, max: completed.length },
        best: { trialId: expect.stringContaining(id) },
      });
      expect(replay.rungs.every(({ unknown }) => unknown === 0)).toBe(true);
    }
  },
);

test('what pruning has left unknown stays unknown, within bounds', async () => {
  const { service } = shared();
  const other = { rule: 'halving', eta: 2, minIterations: 20 } as const;
  const whole = await service.client.replay(await train(service), other);
  const id = await train(service, { pruning: { rule: 'halving' } });
  const replay = await service.client.replay(id, other);
  // The lowest rung is below 10 · 3, so the rule of the sweep has ended 18 of 27 trials at 10 iterations.
  expect(replay.rungs[0]).toMatchObject({ iterations: 20, known: 9, unknown: 18 });
  for (const [k, { reaching }] of replay.rungs.entries()) {
    const { min, max } = whole.rungs[k]?.reaching ?? { min: -1, max: -1 };
    expect(min).toBe(max);
    expect(reaching.min).toBeLessThanOrEqual(min);
    expect(reaching.max).toBeGreaterThanOrEqual(max);
  }
  expect(replay.iterations.min).toBeLessThan(whole.iterations.min);
  expect(replay.iterations.max).toBeGreaterThanOrEqual(whole.iterations.max);
  expect(replay.kept.max).toBeGreaterThanOrEqual(whole.kept.max);
});

test('without cost curves of the objective, only the rungs of the sweep are known', async () => {
  const { service } = shared();
  const objective = { metric: 'metrics.test.accuracy' as const };
  const whole = await train(service, { objective });
  expect(await service.client.replay(whole, { rule: 'halving' })).toMatchObject({
    iterations: { min: 27 * 10, max: 27 * 10 + 9 * 20 + 3 * 60 + 180 },
    rungs: [{ iterations: 10, reaching: { min: 27, max: 27 }, known: 0, unknown: 27 }, {}, {}, {}],
    kept: { min: 0, max: 1, trialIds: [] },
    best: { kept: null },
  });
  const cut = await train(service, { objective, pruning: { rule: 'halving' } });
  const replay = await service.client.replay(cut, { rule: 'halving' });
  expect(keptOf(replay)).toEqual(completedOf(await service.listTrials(cut)));
});

test('a replay with wrong settings, or of several iteration counts, is refused', async () => {
  const { service } = shared();
  const id = await train(service);
  const ask = (of: string, query: string) =>
    fetch(new URL(`/v1/sweeps/${of}/replay?${query}`, service.api.url));
  for (const [query, pointer] of [
    ['', '/rule'],
    ['rule=other', '/rule'],
    ['rule=halving&eta=1', '/eta'],
    ['rule=halving&eta=3.5', '/eta'],
    ['rule=halving&cohort=2', '/cohort'],
    ['rule=hyperband&cohort=9', '/cohort'],
    ['rule=halving&warmup=9', '/warmup'],
    ['rule=halving&minIterations=270', '/minIterations'],
  ] as const) {
    const problem = await readProblem(await ask(id, query));
    expect(problem, query).toMatchObject({ status: 400, code: 'validation' });
    expect(JSON.stringify(problem), query).toContain(`"pointer":"${pointer}"`);
  }
  expect((await ask(id, 'rule=halving&other=1')).status).toBe(400);
  const several = await train(service, { space: short, search: { strategy: 'grid' } });
  expect(await readProblem(await ask(several, 'rule=halving'))).toMatchObject({
    ...{ status: 409, code: 'conflict' },
  });
});

test.runIf(hasCurl)('`sweepq replay` and the documented line print the replay', async () => {
  const { service } = shared();
  const id = await train(service);
  const { code, stdout } = await runCli(service, ['replay', id, '--eta', '3']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^iterations +810; the sweep has trained 7290$/m);
  expect(stdout).toMatch(/^kept +1 of 27 trials$/m);
  expect(stdout).toMatch(/^ *10 +27 +27 +0 +9 +18$/m);
  expect(runDocsLine(service, 'Replay', id)).toMatchObject({ sweepId: id, trials: 27 });
});
