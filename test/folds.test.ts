// Sweeps with k-fold cross-validation: the folds rank a trial, and its model is trained on all of train.
import { createHash } from 'node:crypto';
import { type CostCurve, collect } from '@sweepq/client';
import {
  type Dataset,
  encodeModel,
  type HeldOut,
  loadDataset,
  prepareDataset,
  type Reading,
  summariseFolds,
  synthesiseDataset,
  trainRun,
} from '@sweepq/core';
import { beforeAll, expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { shareService } from './support/service.ts';
import { train } from './support/train.ts';

const shared = shareService();

const folds = { folds: 3, seed: 4 };
const unit = { seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false };
let dataset: Dataset;

beforeAll(async () => {
  dataset = await loadDataset(await synthesiseDataset());
});

/** Trains in one call of the engine, and returns the readings and the curve. */
function trainDirectly(readings: number[], learningRate: number, validation?: HeldOut) {
  const taken: Reading[] = [];
  const data = prepareDataset(dataset, { validation });
  const { curve, model } = trainRun(
    data,
    { ...unit, learningRate, readings },
    {
      shouldStop: () => false,
      onIterations: () => undefined,
      onReading: (reading) => void taken.push(reading),
    },
  );
  return { readings: taken, curve: [...curve], model };
}

const space = { learningRate: [0.002, 0.006], iterations: [40, 90] };

test('each trial has the numbers of the engine: model and test of a run on all of train, validation of the folds', async () => {
  const { service } = shared();
  const { sweep, trials } = await train(service, { space, validation: folds });
  expect(sweep).toMatchObject({
    planVersion: 5,
    warnings: [],
    spec: { validation: folds, objective: { metric: 'metrics.validation.accuracy' } },
    counts: { total: 4, completed: 4 },
  });
  for (const [k, learningRate] of space.learningRate.entries()) {
    const refit = trainDirectly(space.iterations, learningRate);
    const each = [0, 1, 2].map((fold) =>
      trainDirectly(space.iterations, learningRate, { ...folds, fold }),
    );
    for (const [n, reading] of refit.readings.entries()) {
      const trial = trials[2 * k + n];
      const digest = createHash('sha256').update(encodeModel(reading.model)).digest('hex');
      const ofFolds = each.map(({ readings }) => readings[n]?.metrics.validation);
      const accuracy = summariseFolds(ofFolds.map((fold) => fold?.accuracy ?? null));
      const cost = summariseFolds(ofFolds.map((fold) => fold?.cost ?? null));
      expect(trial).toMatchObject({
        modelDigest: `sha256:${digest}`,
        metrics: {
          train: { cost: reading.cost, accuracy: reading.metrics.train.accuracy },
          test: { accuracy: reading.metrics.test.accuracy },
          validation: {
            ...{ accuracy: accuracy.mean, cost: cost.mean },
            std: { accuracy: accuracy.std, cost: cost.std },
            folds: ofFolds.map((metrics) => ({ iterations: space.iterations[n], metrics })),
          },
        },
      });
    }
    const run = await service.client.readRun(`${sweep.id}-r${k}`);
    expect(run.folds).toMatchObject(
      each.map(({ curve }, fold) => ({
        ...{ fold, status: 'completed', iteration: 90, cost: curve.at(-1) },
      })),
    );
    for (const [fold, { curve }] of each.entries()) {
      const { points } = await service.client.readCurve(`${trials[2 * k]?.id}`, { fold });
      expect(points.map(({ cost }) => cost)).toEqual(curve.slice(0, 40));
    }
  }
  const ranked = await service.listTrials(sweep.id);
  const means = ranked.map(({ metrics }) => metrics?.validation?.accuracy ?? Number.NaN);
  expect(means).toEqual(means.toSorted((a, b) => b - a));
});

test('the predictions of validation are out of fold: each train image once, with the accuracy of its fold', async () => {
  const { service } = shared();
  const { trials } = await train(service, { space, validation: folds });
  for (const { id, metrics } of trials) {
    const predictions = await collect(
      service.client.listPredictions(id, { split: 'validation', sort: 'index' }),
    );
    expect(predictions.map(({ index }) => index)).toEqual(
      Array.from({ length: dataset.train.count }, (_, i) => i),
    );
    const right = predictions.filter(({ label, predicted }) => label === predicted).length;
    const mean = metrics?.validation?.accuracy ?? Number.NaN;
    // The sizes of the folds differ by at most 1, so the share of all images is close to the mean over the folds.
    const bound = folds.folds / dataset.train.count;
    expect(Math.abs(right / dataset.train.count - mean)).toBeLessThan(bound);
  }
});

test('two trials with the same model, but with folds that end at other iterations, have their own predictions', async () => {
  const { service } = shared();
  const request = { space: { learningRate: 0.001, iterations: 40 }, validation: folds };
  const whole = await train(service, request);
  const id = `${whole.trials[0]?.id}`;
  const predictionsOf = (trial: string) =>
    collect(service.client.listPredictions(trial, { split: 'validation', sort: 'index' }));
  const ofWhole = await predictionsOf(id);
  const [refit = 0, ...each] = await Promise.all(
    [undefined, 0, 1, 2].map(async (fold) => {
      const { points } = await service.client.readCurve(id, fold === undefined ? {} : { fold });
      return smallestFall(points.map(({ cost }) => cost));
    }),
  );
  // With a patience of 1, a training stops at the first cost that falls by at most `minDelta`.
  const below = each.filter((fall) => fall < refit);
  expect(below.length).toBeGreaterThan(0);
  const earlyStopping = { patience: 1, minDelta: (Math.max(...below) + refit) / 2 };
  const cut = await train(service, { ...request, earlyStopping });
  expect(cut.trials[0]?.modelDigest).toBe(whole.trials[0]?.modelDigest);
  const ended = cut.trials[0]?.metrics?.validation?.folds?.map(({ iterations }) => iterations);
  expect(Math.min(...(ended ?? []))).toBeLessThan(40);
  const ofCut = await predictionsOf(`${cut.trials[0]?.id}`);
  expect(ofCut.map(({ index }) => index)).toEqual(ofWhole.map(({ index }) => index));
  expect(ofCut).not.toEqual(ofWhole);
});

const smallestFall = (costs: readonly number[]) =>
  Math.min(...costs.slice(1).map((cost, k) => (costs[k] ?? Number.NaN) - cost));

test('the curve of a fold is drawn and exported by the client and the command line, and only for one trial at a time', async () => {
  const { service } = shared();
  const { sweep, trials } = await train(service, { space, validation: folds });
  const { id = '' } = trials.find(({ params }) => params.iterations === 90) ?? {};
  const { points } = await service.client.readCurve(id, { fold: 1 });
  const drawn = await service.client.drawCurve(id, 'svg', { fold: 1 });
  expect(drawn).not.toEqual(await service.client.drawCurve(id, 'svg'));
  const plotted = await runCli(service, ['plot', id, '--fold', '1']);
  expect(plotted).toMatchObject({ code: 0, stdout: Buffer.from(drawn).toString() });
  const exported = await readJson<{ curves: CostCurve[] }>(service, 'export', id, '--fold', '1');
  expect(exported.curves.map((curve) => curve.points)).toEqual([points]);
  const ofAll = await readJson<{ curves: CostCurve[] }>(service, 'export', sweep.id, '--fold', '1');
  expect(ofAll.curves).toHaveLength(4);
  expect(ofAll.curves.find(({ trialId }) => trialId === id)?.points).toEqual(points);
  for (const several of [[sweep.id], [sweep.id, '0', '1'], [id, '0']]) {
    const refused = await runCli(service, ['plot', ...several, '--fold', '1']);
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Expected `--fold` with one trial or run'),
    });
  }
  expect(await runCli(service, ['plot', id, '--fold', '3'])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('has no cost curve of fold 3'),
  });
});

test('a fold that diverges ends its trials, and the failure names the fold', async () => {
  const { service } = shared();
  const { sweep, trials } = await train(service, {
    space: { learningRate: [0.002, 1e300], iterations: 40 },
    validation: folds,
  });
  expect(sweep.counts).toMatchObject({ completed: 1, diverged: 1 });
  expect(trials[1]).toMatchObject({
    ...{ status: 'diverged', metrics: null, modelDigest: null },
    failure: { code: 'diverged', message: expect.stringContaining('The cost of fold 0 exploded') },
  });
  const { id } = await service.client.verify(sweep.id);
  const verified = await service.client.waitForOperation(id);
  expect(verified).toMatchObject({ status: 'completed', result: { agrees: true } });
});

test('`maxIterations` counts each training of a run', async () => {
  const { service } = shared();
  const request = {
    space: { learningRate: [0.002, 0.004, 0.006], iterations: 20 },
    validation: folds,
    stop: { maxIterations: 2 * 4 * 20 },
  };
  const { sweep } = await train(service, request);
  expect(sweep).toMatchObject({
    stoppedBy: 'maxIterations',
    counts: { completed: 2, cancelled: 1 },
  });
});
