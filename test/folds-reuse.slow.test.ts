// Known results of sweeps with folds, and their extensions.
import { collect, type Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { digestsOf, train } from './support/train.ts';
import { waitUntil } from './support/wait.ts';

const folds = { folds: 3, seed: 4 };
const space = { learningRate: [0.002, 0.006], iterations: [40, 90] };

const metricsOf = (trials: readonly Trial[]) => trials.map(({ metrics }) => metrics);

test('a sweep without validation reuses the results of refits, and a sweep with folds the checkpoint of a run without validation', async () => {
  const service = await useService();
  await service.startWorker();
  const first = await train(service, { space, validation: folds, reuse: true });
  const plain = await train(service, { space, reuse: true });
  expect(plain.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  expect(digestsOf(plain.trials)).toEqual(digestsOf(first.trials));
  for (const metrics of metricsOf(plain.trials)) expect(metrics?.validation).toBeNull();
  const again = await train(service, { space, validation: folds, reuse: true });
  expect(again.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  expect(metricsOf(again.trials)).toEqual(metricsOf(first.trials));
  const [run] = await collect(service.client.listRuns(again.sweep.id));
  const [trained] = await collect(service.client.listRuns(first.sweep.id));
  expect(run?.folds).toEqual(trained?.folds);

  // Another seed has other folds, and the same training on all of train.
  const other = await train(service, { space, validation: { ...folds, seed: 5 }, reuse: true });
  expect(other.trials.map(({ source }) => source)).toEqual(Array(4).fill('trained'));
  expect(digestsOf(other.trials)).toEqual(digestsOf(first.trials));
  expect(metricsOf(other.trials)).not.toEqual(metricsOf(first.trials));
  const [resumed] = await collect(service.client.listRuns(other.sweep.id));
  expect(resumed?.curveDigest).toBe(trained?.curveDigest);
});

test('a sweep with pruning and without validation reuses results of refits at its rungs, and has no folds', async () => {
  const service = await useService();
  await service.startWorker();
  const learningRate = [0.002, 0.004, 0.006];
  const rungs = [10, 30, 90];
  await train(service, { space: { learningRate, iterations: rungs }, validation: folds });
  const pruning = { rule: 'halving' as const, minIterations: 10, cohort: 3 };
  const pruned = { space: { learningRate, iterations: 90 }, pruning };
  const reused = await train(service, { ...pruned, reuse: true });
  const fresh = await train(service, { ...pruned, reuse: false });
  const results = ({ trials }: typeof fresh) =>
    trials.map(({ status, metrics, modelDigest }) => ({ status, metrics, modelDigest }));
  expect(results(reused)).toEqual(results(fresh));
  expect(reused.sweep.counts).toMatchObject({ completed: 1, pruned: 2 });
  for (const { source } of reused.trials) expect(source).toBe('reused');
});

test('an extension by iterations has the numbers of a sweep that had them from the start', async () => {
  const service = await useService();
  await service.startWorker();
  const short = { learningRate: [0.002, 0.006], iterations: [40] };
  const { sweep } = await train(service, { space: short, validation: folds });
  await service.client.extend(sweep.id, { iterations: 90 });
  await service.waitForSweep(sweep.id);
  const extended = await service.listTrials(sweep.id);
  const { trials } = await train(service, { space, validation: folds });
  const key = ({ params: { learningRate, iterations } }: Trial) => `${learningRate} ${iterations}`;
  const byKey = (all: readonly Trial[]) =>
    Object.fromEntries(all.map((trial) => [key(trial), [trial.modelDigest, trial.metrics]]));
  expect(byKey(extended)).toEqual(byKey(trials));
});

test('a sweep that continues the folds of a cancelled sweep has the model and the curve of each fold', async () => {
  const service = await useService();
  await service.startWorker();
  const request = {
    ...{ space: { learningRate: 0.003, iterations: [40, 20_000] }, validation: folds },
    reuse: true,
  };
  const { id } = await service.submit(request);
  await waitUntil('a fold is complete', async () => {
    const { folds: ofRun } = await service.client.readRun(`${id}-r0`);
    return ofRun?.[0]?.status === 'completed';
  });
  await service.client.cancel(id);
  await service.waitForSweep(id);
  const next = await train(service, request);
  const whole = await train(service, { ...request, reuse: false });
  expect(metricsOf(next.trials)).toEqual(metricsOf(whole.trials));
  const foldsOfRun = async ({ sweep }: typeof next) =>
    (await service.client.readRun(`${sweep.id}-r0`)).folds;
  expect(await foldsOfRun(next)).toEqual(await foldsOfRun(whole));
  for (const [k, trial] of next.trials.entries()) {
    const { points } = await service.client.readCurve(trial.id, { fold: 0 });
    expect(points.length).toBeGreaterThan(0);
    const evaluation = await service.client.readEvaluation(trial.id, { split: 'validation' });
    const { trialId: _, ...expected } = await service.client.readEvaluation(
      `${whole.trials[k]?.id}`,
      { split: 'validation' },
    );
    expect(evaluation).toMatchObject(expected);
  }
});

test('a trial that is cut while it is trained on all of train has no predictions of its folds, which are of a later iteration', async () => {
  const service = await useService();
  await service.startWorker();
  const long = { learningRate: 0.003, iterations: [40, 500_000] };
  const { id } = await service.submit({ space: long, validation: { folds: 2, seed: 4 } });
  await waitUntil(
    'the folds are complete, and the training on all of train has begun',
    async () => {
      const { folds: ofRun, iteration } = await service.client.readRun(`${id}-r0`);
      return ofRun?.every(({ status }) => status === 'completed') === true && iteration > 40;
    },
  );
  await service.client.cancel(id);
  await waitUntil('the run is cut', async () => {
    const { stoppedIteration } = await service.client.readTrial(`${id}-t1`);
    return stoppedIteration !== null;
  });
  const options = { split: 'validation' } as const;
  expect(await service.client.readEvaluation(`${id}-t0`, options)).toMatchObject({ images: 209 });
  await expect(service.client.readEvaluation(`${id}-t1`, options)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('is cancelled and has no models of its folds'),
  });
  expect((await service.client.readEvaluation(`${id}-t1`, { split: 'test' })).images).toBe(50);
});
