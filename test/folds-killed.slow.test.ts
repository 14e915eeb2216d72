// Sweeps with folds keep their numbers with any number of workers, and through kills, pauses and cancels.
import type { Run, Trial } from '@sweepq/client';
import { collect } from '@sweepq/client';
import { expect, test } from 'vitest';
import { iterationsTrained } from './support/iterations-trained.ts';
import { type Service, shareService, useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const shared = shareService();

type Request = Parameters<Service['submit']>[0];

const validation = { folds: 4, seed: 2 };
/** Runs of several seconds, which are saved from time to time. */
const long: Request = {
  space: { learningRate: [0.001, 0.005], iterations: [2_000, 100_000] },
  validation,
};
const searched: Request = {
  space: {
    ...{ learningRate: { min: 0.0005, max: 0.05, scale: 'log' }, iterations: 300 },
    momentum: { min: 0, max: 0.9 },
  },
  search: { strategy: 'tpe', trials: 24, seed: 7, parallelism: 6 },
  pruning: { rule: 'halving', cohort: 6 },
  validation,
};

/** Whether a run has trained its first fold, and not yet its last one. */
const isInFolds = ({ status, folds }: Run) =>
  status === 'running' && folds?.[0]?.status === 'completed' && folds.at(-1)?.status === 'queued';
const listRuns = (service: Service, id: string) => collect(service.client.listRuns(id));

const resultsOf = (trials: readonly Trial[]) =>
  trials
    .toSorted((a, b) => a.index - b.index)
    .map(({ index, status, params, metrics, modelDigest, rung, stoppedIteration }) => ({
      ...{ index, status, params, metrics, modelDigest, rung, stoppedIteration },
    }));

async function readResults(service: Service, id: string) {
  const ended = await service.waitForSweep(id);
  expect(ended.counts).toMatchObject({ failed: 0, cancelled: 0, queued: 0, running: 0 });
  return { results: resultsOf(await service.listTrials(id)), runs: await listRuns(service, id) };
}

async function submitAndRead(service: Service, request: Request) {
  const { id } = await service.submit(request);
  return { id, ...(await readResults(service, id)) };
}

async function train(request: Request, workers: number) {
  const service = await useService();
  await Promise.all(Array.from({ length: workers }, () => service.startWorker({ threads: 1 })));
  return submitAndRead(service, request);
}

/** The sweeps that the one worker of this file trains undisturbed. Several tests use each of them. */
const undisturbed: Partial<Record<'long' | 'searched', ReturnType<typeof submitAndRead>>> = {};
const trainLong = () => (undisturbed.long ??= submitAndRead(shared().service, long));
const trainSearched = () =>
  (undisturbed.searched ??= submitAndRead(shared().service, { ...searched, reuse: true }));

const digestsOf = (runs: readonly Run[]) =>
  runs
    .toSorted((a, b) => a.index - b.index)
    .map(({ curveDigest, folds }) => [curveDigest, folds?.map((fold) => fold.curveDigest)]);

test('a sweep whose only worker is killed in the middle of a fold has the numbers of an undisturbed one', async () => {
  const service = await useService({ apart: 'workers' });
  const first = await service.startWorker({ threads: 1 });
  const { id } = await service.submit(long);
  await waitUntil('a later fold trains', async () =>
    (await listRuns(service, id)).some((run) => isInFolds(run)),
  );
  first.kill('SIGKILL');
  await first.exited;
  const before = await listRuns(service, id);
  const second = await service.startWorker({ threads: 1 });
  const { results, runs } = await readResults(service, id);
  expect(runs.some(({ attempts }) => attempts > 1)).toBe(true);
  // The folds that were complete before the kill are not trained again.
  const done = before
    .flatMap(({ folds }) => folds ?? [])
    .filter((fold) => fold.status === 'completed');
  expect(done.length).toBeGreaterThan(0);
  // Two runs, each with four folds and the training on all of train.
  const trainings = 2 * (4 + 1) - done.length;
  const trained = await iterationsTrained(second.url);
  expect(trained).toBeLessThanOrEqual(trainings * 100_000);
  // The lower bound shows that the metric counts folds.
  expect(trained).toBeGreaterThan((trainings - 3) * 100_000);
  const whole = await trainLong();
  expect(results).toEqual(whole.results);
  expect(digestsOf(runs)).toEqual(digestsOf(whole.runs));
}, 180_000);

test('a sweep that was paused in a fold goes on from there, with the same numbers', async () => {
  const { service } = shared();
  const { id } = await service.submit(long);
  await waitUntil('a fold trains', async () =>
    (await listRuns(service, id)).some((run) => isInFolds(run)),
  );
  await service.client.pause(id);
  await waitUntil('no run trains', async () =>
    (await listRuns(service, id)).every(({ status }) => status !== 'running'),
  );
  await service.client.resume(id);
  const { results } = await readResults(service, id);
  expect(results).toEqual((await trainLong()).results);
}, 180_000);

test('a sweep that is cancelled in a fold ends at once, and its trials have no metrics', async () => {
  const { service } = shared();
  const { id } = await service.submit(long);
  await waitUntil('a fold trains', async () =>
    (await listRuns(service, id)).some((run) => isInFolds(run)),
  );
  await service.client.cancel(id);
  const ended = await service.waitForSweep(id);
  expect(ended).toMatchObject({ status: 'cancelled', counts: { cancelled: 4 } });
  const runs = await waitUntil('the runs have stopped', async () => {
    const all = await listRuns(service, id);
    return all.every(({ status }) => status === 'cancelled') && all;
  });
  expect(runs).toHaveLength(2);
  for (const { metrics } of await service.listTrials(id)) expect(metrics).toBeNull();
});

test('a search with pruning chooses and prunes the same trials by their means with 1, 2 and 4 workers', async () => {
  const alone = await trainSearched();
  expect(alone.results).toHaveLength(24);
  const statuses = new Set(alone.results.map(({ status }) => status));
  expect(statuses).toEqual(new Set(['completed', 'pruned']));
  expect((await train(searched, 2)).results).toEqual(alone.results);
  expect((await train(searched, 4)).results).toEqual(alone.results);
}, 180_000);

test('a verification trains the folds again, and an audit the pruned trials with their folds', async () => {
  const { id } = await trainSearched();
  const { client } = shared().service;
  const verified = await client.waitForOperation((await client.verify(id, { sample: 24 })).id);
  expect(verified).toMatchObject({ status: 'completed', result: { agrees: true } });
  const audited = await client.waitForOperation((await client.audit(id)).id);
  expect(audited).toMatchObject({ status: 'completed', error: null });
}, 120_000);

test('a search that is submitted again takes all its known results, also those at rungs', async () => {
  const { service } = shared();
  const first = await trainSearched();
  const again = await submitAndRead(service, { ...searched, reuse: true });
  expect(again.results).toEqual(first.results);
  const trials = await service.listTrials(again.id);
  expect(trials.filter(({ source }) => source === 'reused').length).toBeGreaterThan(12);
}, 120_000);
