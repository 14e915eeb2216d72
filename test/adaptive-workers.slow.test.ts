// An adaptive search with pruning gives the same trials with any number of workers, and after the death of workers and planners.
import type { SweepRequest, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const ofOneSpace = {
  space: {
    learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
    iterations: 2_000,
    momentum: { min: 0, max: 0.9 },
    nesterov: [false, true],
  },
  search: { strategy: 'tpe' as const, trials: 60, seed: 7, parallelism: 8 },
  pruning: { rule: 'halving' as const, cohort: 9 },
};

test('1, 2 and 8 workers train and prune the same trials to the same bits', async () => {
  const alone = await train(1);
  expect(alone).toHaveLength(60);
  expect(await train(2)).toEqual(alone);
  expect(await train(8)).toEqual(alone);
}, 120_000);

test('a search whose only worker is killed twice has the same trials to the same bits', async () => {
  expect(await trainWithKills([5, 33])).toEqual(await train(1));
}, 120_000);

test('a search of two spaces has the same trials to the same bits with 2 workers, and with one that is killed twice', async () => {
  const { nesterov: _, momentum, ...space } = ofOneSpace.space;
  const listed = { ...ofOneSpace, space: [space, { ...space, nesterov: true, momentum }] };
  const results = await train(2, listed);
  expect(new Set(results.map(({ params }) => params.nesterov)).size).toBe(2);
  expect(await trainWithKills([7, 40], listed)).toEqual(results);
}, 120_000);

type Request = Omit<SweepRequest, 'dataset'>;

async function train(workers: number, request: Request = ofOneSpace): Promise<Result[]> {
  const service = await useService({ apart: 'workers' });
  await Promise.all(Array.from({ length: workers }, () => service.startWorker({ threads: 1 })));
  const sweep = await service.submit(request);
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 60, failed: 0, cancelled: 0 });
  const results = resultsOf(await service.listTrials(sweep.id));
  await service.stop();
  return results;
}

/** Kills the worker when this number of trials is chosen. The worker plans, chooses and trains. */
async function trainWithKills(
  moments: readonly number[],
  request: Request = ofOneSpace,
): Promise<Result[]> {
  const service = await useService({ apart: 'workers' });
  let worker = await service.startWorker();
  const sweep = await service.submit(request);
  for (const asked of moments) {
    await waitUntil(`${asked} trials are chosen`, async () => {
      const { counts } = await service.readSweep(sweep.id);
      return counts.total >= asked;
    });
    worker.kill('SIGKILL');
    await worker.exited;
    worker = await service.startWorker();
  }
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 60, failed: 0, cancelled: 0 });
  return resultsOf(await service.listTrials(sweep.id));
}

type Result = ReturnType<typeof resultsOf>[number];

/** The trials without what depends on time: identities, sources, times. */
const resultsOf = (trials: readonly Trial[]) =>
  trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, status, rung, stoppedIteration, params, metrics, modelDigest }) => ({
      ...{ index, status, rung, stoppedIteration, params, metrics, modelDigest },
    }));
