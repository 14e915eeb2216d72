// Reuse of earlier results: complete results are copied, and partial ones are resumed from their checkpoints.

import type { Run } from '@sweepq/client';
import { connectWorker, disconnect } from '@sweepq/redis';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Service, shareService } from './support/service.ts';

type Request = Parameters<Service['submit']>[0];

const shared = shareService();
/** The seed of the present test. Each test has a different one, so that it does not reuse results of another test. */
let seed = 0;
beforeEach(() => {
  seed += 1;
});
const gridOf = () => ({
  space: { learningRate: { min: 0.001, max: 0.02, count: 20 }, iterations: [50, 100, 200], seed },
});
/** A sweep in which one of the learning rates diverges after some iterations. */
const explodingOf = () => ({ space: { learningRate: [0.005, 100], iterations: [1, 2000], seed } });

test('a sweep that is submitted again completes without a run, with every trial reused and the same numbers', async () => {
  const { service } = shared();
  const grid = gridOf();
  const first = await train(service, grid);
  expect(first.sources).toEqual(['trained']);
  const again = await train(service, grid);
  expect(again.sources).toEqual(['reused']);
  expect(again.numbers).toEqual(first.numbers);
  expect(again.runs).toEqual(first.runs);
  expect(again.attempts).toBe(0);
  expect(again.sweep.best?.metrics).toEqual(first.sweep.best?.metrics);
  expect(again.sweep.counts).toEqual(first.sweep.counts);
  const curveOf = async ({ trials }: typeof first) => {
    const { trialId: _, ...curve } = await service.get<{ trialId: string }>(
      `/v1/trials/${trials[4]?.id}/cost-curve`,
    );
    return curve;
  };
  expect(await curveOf(again)).toEqual(await curveOf(first));
  const model = await service.get<{ layers: { weights: number[][] }[] }>(
    `/v1/trials/${again.trials[4]?.id}/model.json`,
  );
  expect(model.layers[0]?.weights.flat().every(Number.isFinite)).toBe(true);
});

test('a sweep with `reuse: false` is trained again, to the same numbers', async () => {
  const { service } = shared();
  const grid = gridOf();
  const first = await train(service, grid);
  const again = await train(service, { ...grid, reuse: false });
  expect(again.sweep.spec.reuse).toBe(false);
  expect(again.sources).toEqual(['trained']);
  expect(again.attempts).toBe(20);
  expect(again.numbers).toEqual(first.numbers);
});

test('the result of a run that diverged or stopped early is reused for any larger iteration count', async () => {
  const { service } = shared();
  const grid = gridOf();
  const exploding = explodingOf();
  for (const request of [exploding, { ...grid, earlyStopping: { patience: 3, minDelta: 0.01 } }]) {
    await train(service, request);
    const further = { ...request, space: { ...request.space, iterations: [3000] } };
    const again = await train(service, further);
    const fresh = await train(service, { ...further, reuse: false });
    const reused = again.trials.filter(({ source }) => source === 'reused');
    expect(reused.length).toBeGreaterThan(0);
    for (const { status, stoppedIteration } of reused) {
      expect(status === 'diverged' || stoppedIteration !== null).toBe(true);
    }
    expect(again.numbers).toEqual(fresh.numbers);
    expect(again.runs).toEqual(fresh.runs);
  }
});

test('a run whose divergence is the only cached result ends like a run that is trained completely', async () => {
  const { service } = shared();
  const exploding = explodingOf();
  const diverging = { ...exploding, space: { ...exploding.space, iterations: [3000] } };
  await train(service, diverging);
  const earlier = { ...exploding, space: { ...exploding.space, iterations: [1, 3000] } };
  const again = await train(service, earlier);
  const fresh = await train(service, { ...earlier, reuse: false });
  expect(again.numbers).toEqual(fresh.numbers);
  expect(again.runs).toEqual(fresh.runs);
});

test('a run resumes from the checkpoint of an earlier run, and has the same results as a run from iteration 0', async () => {
  const { service, worker } = shared();
  const grid = gridOf();
  const before = await iterationsTrained(worker.url);
  const momentum = { space: { ...grid.space, momentum: [0, 0.9], l2: 0.01 } };
  await train(service, momentum);
  const further = { space: { ...momentum.space, iterations: [100, 200, 2000] } };
  const again = await train(service, further);
  expect(again.trials.filter(({ source }) => source === 'reused').length).toBe(80);
  const iterations = (await iterationsTrained(worker.url)) - before;
  const fresh = await train(service, { ...further, reuse: false });
  // 40 runs of 200 iterations, which are resumed to 2000. Then 40 runs of 2000 iterations without reuse.
  expect(iterations).toBe(40 * 2000);
  expect((await iterationsTrained(worker.url)) - before).toBe(80 * 2000);
  expect(again.numbers).toEqual(fresh.numbers);
  expect(again.runs).toEqual(fresh.runs);
});

test('a run with fewer iterations than an earlier run has the first part of the earlier cost curve', async () => {
  const { service } = shared();
  const grid = gridOf();
  await train(service, grid);
  const shorter = { space: { ...grid.space, iterations: [50, 100] } };
  const again = await train(service, shorter);
  const fresh = await train(service, { ...shorter, reuse: false });
  expect(again.sources).toEqual(['reused']);
  expect(again.numbers).toEqual(fresh.numbers);
  expect(again.runs).toEqual(fresh.runs);
});

test('the cost curve of a reused trial equals that of a trained trial, although the stored curve of the earlier run was thinned', async () => {
  const { service } = shared();
  const sweepOf = (iterations: number[], reuse?: false) => ({
    space: { learningRate: 0.005, iterations, seed },
    ...(reuse === false && { reuse }),
  });
  const all = [1000, 22_000, 25_000];
  const first = await train(service, sweepOf(all));
  // Some counts occur twice, because the second sweep reuses a run that has no checkpoint.
  const shorter = [[1000], [22_000], [25_000], [1000, 25_000], [25_000], [1000, 22_000]];
  const reused: Awaited<ReturnType<typeof trainWithCurves>>[] = [];
  for (const iterations of shorter) {
    reused.push(await trainWithCurves(service, sweepOf(iterations)));
  }
  expect(reused.map(({ sources }) => sources)).toEqual(shorter.map(() => ['reused']));
  for (const [k, iterations] of shorter.entries()) {
    const fresh = await trainWithCurves(service, sweepOf(iterations, false));
    expect(reused[k]?.runs).toEqual(fresh.runs);
    expect(reused[k]?.runs[0]?.curveDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(reused[k]?.curves).toEqual(fresh.curves);
    expect(reused[k]?.numbers).toEqual(fresh.numbers);
  }
  expect(reused[0]?.curves[0]).toHaveLength(1000);
  expect(first.sources).toEqual(['trained']);
});

test('a trial is trained again if its cost curve cannot be derived from the stored curve', async () => {
  const { service } = shared();
  const space = { learningRate: 0.005, seed };
  const first = await train(service, { space: { ...space, iterations: [1000, 21_000] } });
  await connect(service).unlink(`${service.prefix}:store:sweep:${first.sweep.id}:checkpoints`);
  // With the same readings, the stored curve can be copied.
  const same = await train(service, { space: { ...space, iterations: [1000, 21_000] } });
  expect(same.sources).toEqual(['reused']);
  expect(same.runs).toEqual(first.runs);
  const again = await trainWithCurves(service, { space: { ...space, iterations: [1000] } });
  expect(again.sources).toEqual(['trained']);
  expect(again.curves[0]).toHaveLength(1000);
});

test('a sweep is trained again if the earlier sweep with its results was deleted', async () => {
  const { service } = shared();
  const grid = gridOf();
  const first = await train(service, grid);
  const redis = connect(service);
  const keys = await redis.keys(`${service.prefix}:store:sweep:${first.sweep.id}*`);
  await redis.unlink(...keys);
  const again = await train(service, grid);
  expect(again.sources).toEqual(['trained']);
  expect(again.numbers).toEqual(first.numbers);
});

test('a run with a damaged checkpoint starts from iteration 0, and does not fail', async () => {
  const { service } = shared();
  const grid = gridOf();
  const first = await train(service, grid);
  const redis = connect(service);
  const key = `${service.prefix}:store:sweep:${first.sweep.id}:checkpoints`;
  const [one = null, two = null] = await Promise.all(
    ['0', '1'].map((run) => redis.hgetBuffer(key, run)),
  );
  if (one === null || two === null) throw new Error('Expected the runs to have checkpoints.');
  // A truncated checkpoint, a checkpoint with a damaged state, and the checkpoint of another run.
  await redis.hset(key, '0', one.subarray(0, 30));
  await redis.hset(key, '1', Buffer.concat([two.subarray(0, 20), Buffer.from('}{')]));
  await redis.hset(key, '2', two);
  const further = { space: { ...grid.space, iterations: [400] } };
  const again = await train(service, further);
  const fresh = await train(service, { ...further, reuse: false });
  expect(again.sweep.counts).toMatchObject({ completed: 20, failed: 0 });
  expect(again.numbers).toEqual(fresh.numbers);
});

/** Trains a sweep with the default of `reuse`, and returns its results without times. */
async function train(service: Service, request: Request) {
  const { id } = await service.submit({ reuse: undefined, ...request });
  const sweep = await service.waitForSweep(id);
  const all = await service.listTrials(sweep.id);
  const trials = all.toSorted((a, b) => a.index - b.index);
  const runs = (await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs?limit=1000`))
    .items;
  return {
    sweep,
    trials,
    sources: [...new Set(trials.map(({ source }) => source))],
    attempts: runs.reduce((sum, run) => sum + run.attempts, 0),
    numbers: trials.map(({ params, status, metrics, modelDigest, engine, stoppedIteration }) => {
      return { params, status, metrics, modelDigest, engine, stoppedIteration };
    }),
    runs: runs.map(({ status, iteration, cost, curveDigest, costRises, engine }) => {
      return { status, iteration, cost, curveDigest, costRises, engine };
    }),
  };
}

/** Like `train`, and also returns the cost curve of each trial. */
async function trainWithCurves(service: Service, request: Request) {
  const trained = await train(service, request);
  const curves: { iteration: number; cost: number }[][] = [];
  for (const { id } of trained.trials) {
    const { points } = await service.get<{ points: { iteration: number; cost: number }[] }>(
      `/v1/trials/${id}/cost-curve`,
    );
    curves.push(points);
  }
  return { ...trained, curves };
}

function connect({ redisUrl }: Service) {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  return redis;
}

async function iterationsTrained(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^sweepq_iterations_total (\d+)$/m.exec(text)?.[1]);
}
