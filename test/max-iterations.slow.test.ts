// The budget of iterations of a sweep: which trials it covers follows from their numbers.
import type { Sweep, SweepRequest, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { useQueues, waitForEmptyQueue } from './support/queues.ts';
import { shareService } from './support/service.ts';
import { expectToAddUp, seeds } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const shared = shareService();

const range = { min: 0.0005, max: 0.05, scale: 'log' as const };
const halving = { rule: 'halving' as const, minIterations: 10, cohort: 9 };

test('a grid trains its first runs up to the budget, and cancels the trials of the others', async () => {
  const { service } = shared();
  const request = {
    space: { learningRate: 0.001, iterations: [10, 20], seed: seeds(6) },
    stop: { maxIterations: 59 },
  };
  expect(await forecast(request)).toMatchObject({ trials: 4, runs: 2, iterations: 40 });
  const { id } = await service.submit(request);
  const ended = await service.waitForSweep(id);
  expect(ended).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'maxIterations', failure: null, plannedTrials: 12 },
    counts: { total: 12, completed: 4, cancelled: 8 },
  });
  const trials = await service.listTrials(id);
  const completed = trials.filter(({ status }) => status === 'completed');
  expect(completed.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3]);
  expect(trials.filter(({ metrics }) => metrics !== null)).toHaveLength(4);
  await waitForEmptyQueue(useQueues(service), id);
  await expect(service.client.extend(id, { iterations: 30 })).rejects.toThrow(
    'was ended by its rule `maxIterations`',
  );
});

test('a budget that covers all trials does not end the sweep, and an extension uses its rest', async () => {
  const { service } = shared();
  const { id } = await service.submit({
    space: { learningRate: [0.001, 0.002], iterations: 20 },
    stop: { maxIterations: 90 },
  });
  expect(await service.waitForSweep(id)).toMatchObject({ stoppedBy: null, status: 'completed' });
  const preview = await service.client.dryRunExtend(id, { iterations: 50 });
  expect(preview).toMatchObject({ trials: 1, runs: 1 });
  await service.client.extend(id, { iterations: 50 });
  const ended = await service.waitForSweep(id);
  expect(ended).toMatchObject({ status: 'completed', stoppedBy: 'maxIterations' });
  expect(ended.counts).toMatchObject({ total: 4, completed: 3, cancelled: 1 });
});

test('an extension of an adaptive search chooses only the trials that the budget has left', async () => {
  const { service } = shared();
  const { id } = await service.submit({
    space: { learningRate: range, iterations: 20 },
    search: { strategy: 'tpe', trials: 5, parallelism: 2 },
    stop: { maxIterations: 150 },
  });
  expect(await service.waitForSweep(id)).toMatchObject({ stoppedBy: null, plannedTrials: 5 });
  await service.client.extend(id, { trials: 10 });
  expect(await service.waitForSweep(id)).toMatchObject({
    ...{ stoppedBy: 'maxIterations', plannedTrials: 7 },
    counts: { total: 7, completed: 7, cancelled: 0 },
  });
});

test('a sweep with a budget that is paused and resumed has the trials of one that was not', async () => {
  const { service } = shared();
  const request = {
    space: { learningRate: range, iterations: 18_000 },
    search: { strategy: 'sobol' as const, trials: 27, seed: 3 },
    ...{ pruning: { ...halving, minIterations: 2_000 }, stop: { maxIterations: 106_000 } },
  };
  const { id } = await service.submit(request);
  await waitUntil('some trials were pruned', async () => {
    const { counts } = await service.readSweep(id);
    return counts.pruned > 2;
  });
  const { counts } = await service.client.pause(id);
  expect(counts.queued).toBeGreaterThan(6);
  await service.client.resume(id);
  expect(await service.waitForSweep(id)).toMatchObject({ stoppedBy: 'maxIterations' });
  const whole = await train(request);
  expect(whole.sweep.counts).toMatchObject({ completed: 3, pruned: 18, cancelled: 6 });
  expect(resultsOf(await service.listTrials(id))).toEqual(whole.trials);
});

test('an adaptive search chooses trials as without a budget, until one does not fit', async () => {
  const request = {
    space: { learningRate: range, iterations: [20, 40, 60] },
    search: { strategy: 'tpe' as const, trials: 20, seed: 2, parallelism: 3, startup: 4 },
  };
  const whole = await train(request);
  const iterations = whole.trials.map(({ params }) => params.iterations);
  const maxIterations = 400;
  let [first, left] = [0, maxIterations];
  for (const count of iterations) {
    left -= count;
    if (left < 0) break;
    first += 1;
  }
  expect(first).toBeGreaterThan(6);
  expect(first).toBeLessThan(20);
  const limited = { ...request, stop: { maxIterations } };
  // The mean count is 40.
  expect(await forecast(limited)).toMatchObject({ trials: 10, runs: 10, iterations: 400 });
  const { sweep, trials } = await train(limited);
  expect(sweep).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'maxIterations', plannedTrials: first },
    counts: { total: first, completed: first },
  });
  expect(trials).toEqual(whole.trials.slice(0, first));
});

test('an adaptive search whose first trial does not fit into the budget fails with a sentence that says so', async () => {
  const { sweep } = await train({
    space: { learningRate: range, iterations: [30, 300] },
    search: { strategy: 'tpe' as const, trials: 20, seed: 1 },
    stop: { maxIterations: 30 },
  });
  expect(sweep).toMatchObject({
    ...{ status: 'failed', stoppedBy: 'maxIterations', counts: { total: 0 }, plannedTrials: 0 },
    failure: {
      code: 'no-result',
      message: 'The sweep ended without a completed trial: it had no trial.',
    },
  });
});

test('a sample with pruning divides the rest of the budget into a smaller last cohort', async () => {
  const request = {
    space: { learningRate: range, iterations: 90 },
    search: { strategy: 'sobol' as const, trials: 27, seed: 3 },
    pruning: halving,
  };
  // A cohort uses 9 · 10 + 3 · 20 + 1 · 60 iterations. The rest of 110 is three trials, of which one is trained to the end.
  const limited = { ...request, stop: { maxIterations: 210 + 210 + 110 } };
  expect(await forecast(limited)).toMatchObject({ trials: 21, runs: 21, iterations: 530 });
  const { sweep, trials } = await train(limited);
  expect(sweep).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'maxIterations' },
    counts: { total: 27, completed: 3, pruned: 18, cancelled: 6 },
  });
  expect(trials.slice(21).map(({ status }) => status)).toEqual(Array(6).fill('cancelled'));
  expect(trials.slice(21).every(({ metrics }) => metrics === null)).toBe(true);
  const used = trials.map(({ status, stoppedIteration }) =>
    status === 'completed' ? 90 : (stoppedIteration ?? 0),
  );
  expect(used.reduce((sum, each) => sum + each, 0)).toBe(530);
});

test('the command line submits a budget and names the rule that ended the sweep', async () => {
  const { service } = shared();
  const { code, stderr } = await runCli(service, [
    ...['submit', '--dataset', 'synthetic-cats', '--learning-rate', '0.001,0.002'],
    ...['--iterations', '30', '--max-iterations', '30', '--no-reuse', '--watch'],
  ]);
  expect(code).toBe(0);
  expect(stderr).toContain('by maxIterations');
});

type Request = Omit<SweepRequest, 'dataset'>;

const forecast = (request: Request) =>
  shared().service.client.dryRun({ dataset: 'synthetic-cats', reuse: false, ...request });

async function train(request: Request): Promise<{ sweep: Sweep; trials: Result[] }> {
  const { service } = shared();
  const { id } = await service.submit(request);
  const sweep = await service.waitForSweep(id);
  expectToAddUp(sweep);
  return { sweep, trials: resultsOf(await service.listTrials(id)) };
}

type Result = ReturnType<typeof resultsOf>[number];

/** The trials in their order, without what depends on time. */
const resultsOf = (trials: readonly Trial[]) =>
  trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ status, rung, stoppedIteration, params, metrics, modelDigest }) => ({
      ...{ status, rung, stoppedIteration, params, metrics, modelDigest },
    }));
