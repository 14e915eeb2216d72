// An adaptive search with pruning gives the same trials with any number of workers, and after the death of workers and planners.
import type { SweepRequest, Trial } from '@sweepq/client';
import type { Part } from '@sweepq/stack';
import { beforeAll, expect, test } from 'vitest';
import { type Service, type ServiceOptions, startService, useService } from './support/service.ts';
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

/** What one undisturbed worker trains. */
let alone: Result[] = [];
beforeAll(async () => {
  alone = await train(1);
});

test('1, 2 and 8 workers train and prune the same trials to the same bits', async () => {
  expect(alone).toHaveLength(60);
  expect(await train(2, ofOneSpace, { apart: 'workers' })).toEqual(alone);
  expect(await train(8)).toEqual(alone);
}, 120_000);

test('a search whose only worker is killed twice has the same trials to the same bits', async () => {
  expect(await trainWithKills([5, 33])).toEqual(alone);
}, 120_000);

test('a search of two spaces has the same trials to the same bits with 2 workers, and with one that is killed twice', async () => {
  const { nesterov: _, momentum, ...space } = ofOneSpace.space;
  const listed = { ...ofOneSpace, space: [space, { ...space, nesterov: true, momentum }] };
  const results = await train(2, listed);
  expect(new Set(results.map(({ params }) => params.nesterov)).size).toBe(2);
  expect(await trainWithKills([7, 40], listed)).toEqual(results);
}, 120_000);

test('a search that is submitted again takes known results to the same trials, also if its only worker is killed twice', async () => {
  const known = { ...ofOneSpace, reuse: true };
  const service = await useService({ apart: 'workers' });
  const worker = await service.startWorker();
  const first = await service.submit(known);
  await service.waitForSweep(first.id);
  const again = await service.submit(known);
  await killAt(service, worker, { id: again.id, moments: [5, 33] });
  await service.waitForSweep(again.id);
  const trials = await service.listTrials(again.id);
  expect(trials.filter(({ source }) => source === 'reused').length).toBeGreaterThan(30);
  expect(resultsOf(trials)).toEqual(resultsOf(await service.listTrials(first.id)));
}, 120_000);

type Request = Omit<SweepRequest, 'dataset'>;

async function train(
  workers: number,
  request: Request = ofOneSpace,
  options: ServiceOptions = {},
): Promise<Result[]> {
  const service = await startService(options);
  try {
    await Promise.all(Array.from({ length: workers }, () => service.startWorker({ threads: 1 })));
    const sweep = await service.submit(request);
    const ended = await service.waitForSweep(sweep.id);
    expect(ended.counts).toMatchObject({ total: 60, failed: 0, cancelled: 0 });
    return resultsOf(await service.listTrials(sweep.id));
  } finally {
    await service.stop();
  }
}

async function trainWithKills(
  moments: readonly number[],
  request: Request = ofOneSpace,
): Promise<Result[]> {
  const service = await useService({ apart: 'workers' });
  const worker = await service.startWorker();
  const { id } = await service.submit(request);
  await killAt(service, worker, { id, moments });
  const ended = await service.waitForSweep(id);
  expect(ended.counts).toMatchObject({ total: 60, failed: 0, cancelled: 0 });
  return resultsOf(await service.listTrials(id));
}

/** Kills the worker when this number of trials is chosen. The worker plans, chooses and trains. */
async function killAt(
  service: Service,
  first: Part,
  { id, moments }: { id: string; moments: readonly number[] },
): Promise<void> {
  let worker = first;
  for (const asked of moments) {
    await waitUntil(`${asked} trials are chosen`, async () => {
      const { counts } = await service.readSweep(id);
      return counts.total >= asked;
    });
    worker.kill('SIGKILL');
    await worker.exited;
    worker = await service.startWorker();
  }
}

type Result = ReturnType<typeof resultsOf>[number];

/** The trials without what depends on time: identities, sources, times. */
const resultsOf = (trials: readonly Trial[]) =>
  trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, status, rung, stoppedIteration, params, metrics, modelDigest }) => ({
      ...{ index, status, rung, stoppedIteration, params, metrics, modelDigest },
    }));
