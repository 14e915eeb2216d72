// Reuse of earlier results by adaptive searches and by sweeps with pruning.
import type { Run } from '@sweepq/client';
import { beforeEach, expect, test } from 'vitest';
import { useQueues } from './support/queues.ts';
import { type Service, shareService } from './support/service.ts';

type Request = Parameters<Service['submit']>[0];

const shared = shareService();
/** The seed of the starting weights. Each test has a different one, so that it does not reuse results of another test. */
let seed = 0;
beforeEach(() => {
  seed += 1;
});

const tpe = { strategy: 'tpe' as const, trials: 24, seed: 3, parallelism: 4 };
const ranges = () => ({ learningRate: { min: 0.0005, max: 0.05 }, iterations: 270, seed });
/** 27 learning rates, which form one cohort. With 270 iterations, its rungs are 10, 30, 90 and 270. */
const gridOf = (iterations: number | number[]): Request => ({
  space: { learningRate: { min: 0.0001, max: 0.02, count: 27 }, iterations, seed },
  objective: { metric: 'metrics.train.cost' },
});
const pruning = { rule: 'halving' as const };

test('an adaptive search that is submitted again chooses the same trials, trains none of them, and waits for no retry of its job', async () => {
  const request = { space: ranges(), search: tpe };
  const first = await train(request);
  const again = await train(request);
  expect(again.iterations).toBe(0);
  expect(again.sources).toEqual(['reused']);
  expect(again.results).toEqual(first.results);
  const job = await useQueues(shared().service).sweeps.getJob(again.id);
  expect(job?.stacktrace).toEqual([]);
});

test('a sweep with pruning that is submitted again trains only up to rungs that its trials have passed', async () => {
  const first = await train({ ...gridOf(270), pruning });
  expect(first.iterations).toBe(27 * 10 + 9 * 20 + 3 * 60 + 180);
  const again = await train({ ...gridOf(270), pruning });
  // The outcome of a promoted trial at a lower rung is not stored.
  expect(again.iterations).toBe(9 * 10 + 3 * 20 + 60);
  expect(again.sources).toEqual(['reused']);
  expect(again.results).toEqual(first.results);
  expect(again.runs).toEqual(first.runs);
});

test('a sweep with pruning trains nothing if an earlier sweep has read its runs at all rungs', async () => {
  await train(gridOf([10, 30, 90, 270]));
  const pruned = await train({ ...gridOf(270), pruning });
  expect(pruned.iterations).toBe(0);
  expect(pruned.sources).toEqual(['reused']);
  const fresh = await train({ ...gridOf(270), pruning, reuse: false });
  expect(pruned.results).toEqual(fresh.results);
  expect(pruned.runs).toEqual(fresh.runs);
  expect(pruned.counts).toMatchObject({ completed: 1, pruned: 26 });
});

test('a promoted trial whose result at the last rung is known is not trained up to this rung', async () => {
  await train(gridOf(270));
  const pruned = await train({ ...gridOf(270), pruning });
  expect(pruned.iterations).toBe(27 * 10 + 9 * 20 + 3 * 60);
  expect(pruned.sources).toEqual(['reused', 'trained']);
  expect(pruned.results).toEqual((await train({ ...gridOf(270), pruning, reuse: false })).results);
});

test('a run that continues from a trial whose last rung was reused has the model of an uninterrupted run', async () => {
  await train(gridOf(270));
  await train({ ...gridOf(270), pruning });
  const between = await train(gridOf(200));
  const fresh = await train({ ...gridOf(200), reuse: false });
  expect(between.iterations).toBeLessThan(fresh.iterations);
  expect(between.results).toEqual(fresh.results);
});

test('an adaptive search with pruning and known results chooses and prunes the same trials', async () => {
  const request = { space: ranges(), search: tpe, pruning: { ...pruning, cohort: 9 } };
  const first = await train(request);
  const again = await train(request);
  expect(again.results).toEqual(first.results);
  expect(again.iterations).toBeLessThan(first.iterations / 2);
});

test('trials that diverge or stop early are known at every later rung', async () => {
  const request = {
    ...{ ...gridOf(270), pruning, earlyStopping: { patience: 3, minDelta: 0.01 } },
    space: { learningRate: [0.0001, 0.001, 0.005, 0.01, 0.02, 100], iterations: 270, seed },
  };
  const first = await train(request);
  expect(first.counts.diverged).toBe(1);
  expect(
    first.results.some(({ stopped, status }) => stopped !== null && status === 'completed'),
  ).toBe(true);
  const again = await train(request);
  expect(again.results).toEqual(first.results);
  expect(again.runs).toEqual(first.runs);
});

/** Trains a sweep with the default of `reuse`, and returns its results without times. `iterations`: those that were trained. */
async function train(request: Request) {
  const { service, worker } = shared();
  const before = await iterationsTrained(worker.url);
  const { id } = await service.submit({ reuse: undefined, ...request });
  const { counts } = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs?limit=1000`);
  return {
    ...{ id, counts },
    iterations: (await iterationsTrained(worker.url)) - before,
    sources: [...new Set(trials.map(({ source }) => source))].sort(),
    results: trials.map(
      ({ params, status, rung, metrics, modelDigest, stoppedIteration: stopped }) => {
        return { params, status, rung, metrics, modelDigest, stopped };
      },
    ),
    runs: items.map(({ status, iteration, cost, curveDigest, costRises, engine }) => {
      return { status, iteration, cost, curveDigest, costRises, engine };
    }),
  };
}

async function iterationsTrained(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^sweepq_iterations_total (\d+)$/m.exec(text)?.[1]);
}
