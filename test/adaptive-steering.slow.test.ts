// What users do with sweeps whose trials depend on outcomes: pause, resume, cancel, extend, delete, stop rules, dry runs.
import type { Sweep, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useRedis } from './support/redis.ts';
import { shareService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const shared = shareService();

const space = {
  learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
  momentum: { min: 0, max: 0.9 },
  iterations: 400,
};
const search = { strategy: 'tpe' as const, trials: 20, seed: 5, parallelism: 4 };
const pruning = { rule: 'halving' as const, cohort: 9 };
const request = { space, search, pruning };

test('a sweep that is paused and resumed has the trials of one that was not', async () => {
  const { service } = shared();
  const whole = await service.submit(request);
  await service.waitForSweep(whole.id);
  const paused = await service.submit(request);
  await chosen(paused, 6);
  await service.client.pause(paused.id);
  const { counts } = await waitUntil('no run trains', async () => {
    const sweep = await service.readSweep(paused.id);
    return sweep.counts.running === 0 && sweep;
  });
  expect(counts.total).toBeLessThan(20);
  await service.client.resume(paused.id);
  const ended = await service.waitForSweep(paused.id);
  expect(ended.counts.total).toBe(20);
  expect(await resultsOf(paused)).toEqual(await resultsOf(whole));
});

test('a cancel keeps the trials that were chosen, and chooses no more', async () => {
  const { service } = shared();
  const sweep = await service.submit({ ...request, space: { ...space, iterations: 200_000 } });
  await chosen(sweep, 4);
  await service.client.cancel(sweep.id);
  const { status, counts, plannedTrials, warnings } = await service.waitForSweep(sweep.id);
  expect(status).toBe('cancelled');
  expect(warnings.map(({ code }) => code)).toContain('repeatability-cancelled');
  expect(counts).toMatchObject({ queued: 0, running: 0 });
  expect(counts.total).toBeLessThan(20);
  expect(plannedTrials).toBe(counts.total);
});

test('an extension chooses more trials from what the search has learnt, and keeps the earlier ones', async () => {
  const { service } = shared();
  const sweep = await service.submit(request);
  await service.waitForSweep(sweep.id);
  const before = await resultsOf(sweep);
  const preview = await service.client.dryRunExtend(sweep.id, { trials: 9 });
  expect(preview).toMatchObject({ trials: 9, runs: 9, firstTrials: [] });
  expect(preview.assumptions.map(({ code }) => code)).toEqual(['nothing-reused']);
  await service.client.extend(sweep.id, { trials: 9 });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts.total).toBe(29);
  const after = await resultsOf(sweep);
  expect(after.slice(0, 20)).toEqual(before);
  // The added trials form a cohort of their own: one of nine is trained to the end.
  expect(after.slice(20).filter(({ status }) => status === 'completed')).toHaveLength(1);
  await expect(service.client.extend(sweep.id, { iterations: 800 })).rejects.toThrow('trials');
});

test('a discrete space is exhausted without a combination twice, and the sweep says so', async () => {
  const { service } = shared();
  const learningRate = [0.001, 0.002, 0.004, 0.008, 0.016];
  const momentum = { min: 0, max: 0.9, step: 0.1 };
  const sweep = await service.submit({
    space: { learningRate, momentum, iterations: 10 },
    search: { ...search, trials: 50, parallelism: 8 },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ counts: { total: 50, completed: 50 }, plannedTrials: 50 });
  const trials = await service.listTrials(sweep.id);
  expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(50);
  await service.client.extend(sweep.id, { trials: 5 });
  const { counts, warnings } = await service.waitForSweep(sweep.id);
  expect(counts.total).toBe(50);
  expect(warnings.map(({ code }) => code)).toContain('space-exhausted');
});

test('deleting such a sweep removes all its keys and jobs', async () => {
  const { service } = shared();
  const sweep = await service.submit(request);
  await service.waitForSweep(sweep.id);
  const { redis } = useRedis();
  const keysOf = async () => (await redis.keys(`${service.prefix}:*${sweep.id}*`)).sort();
  expect((await keysOf()).some((key) => key.endsWith(':asked'))).toBe(true);
  expect((await keysOf()).some((key) => key.endsWith(':rungs'))).toBe(true);
  const { id } = await service.client.delete(sweep.id);
  await waitUntil('the sweep is deleted', async () => {
    const { status } = await service.client.readOperation(id);
    return status === 'completed';
  });
  expect(await keysOf()).toEqual([]);
});

test('a dry run forecasts the iterations of successive halving', async () => {
  const { service } = shared();
  const forecast = await service.client.dryRun({
    dataset: 'synthetic-cats',
    space: { learningRate: { min: 0.001, max: 0.1 }, iterations: 2_000 },
    search: { strategy: 'random', trials: 27 },
    pruning: { rule: 'halving' },
  });
  // 27 trials to 75 iterations, 9 to 225, 3 to 675, 1 to 2000.
  expect(forecast).toMatchObject({
    trials: 27,
    runs: 27,
    iterations: 27 * 75 + 9 * 150 + 3 * 450 + 1_325,
  });
});

const chosen = (sweep: Sweep, trials: number) =>
  waitUntil(`${trials} trials are chosen`, async () => {
    const { counts } = await shared().service.readSweep(sweep.id);
    return counts.total >= trials;
  });

/** The trials in their order, without what depends on time. */
async function resultsOf({ id }: Sweep) {
  const trials: Trial[] = await shared().service.listTrials(id);
  return trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ status, rung, stoppedIteration, params, metrics, modelDigest }) => ({
      ...{ status, rung, stoppedIteration, params, metrics, modelDigest },
    }));
}
