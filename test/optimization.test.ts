// Optimizers, mini-batches, schedules and class weights, from the request to the model.
import { createHash } from 'node:crypto';
import type { Sweep, Trial } from '@sweepq/client';
import {
  encodeModel,
  loadDataset,
  plainOptimization,
  prepareDataset,
  synthesiseDataset,
  trainRun,
} from '@sweepq/core';
import { expect, test } from 'vitest';
import { readJson, runCli } from './support/cli.ts';
import { type Service, shareService } from './support/service.ts';

const shared = shareService();
type Request = Parameters<Service['submit']>[0];

async function train(service: Service, request: Request) {
  const { id } = await service.submit(request);
  const sweep = await service.waitForSweep(id);
  const trials = (await service.listTrials(id)).toSorted((a, b) => a.index - b.index);
  return { sweep, trials };
}

const digestsOf = (trials: readonly Trial[]) => trials.map(({ modelDigest }) => modelDigest);
const textOf = ({ params }: Trial) => {
  const { optimizer, batchSize, schedule, classWeight, momentum } = params;
  return [optimizer, batchSize, schedule, classWeight, momentum].join(' ');
};

const base = { learningRate: 0.002, iterations: 40, seed: 3 };
const optimizations = [
  { optimizer: 'adam' },
  { batchSize: 32 },
  { schedule: 'cosine:30:5' },
  { classWeight: 'balanced' },
  { optimizer: 'adam', batchSize: 50, schedule: 'step:10:0.5', classWeight: 'balanced' },
] as const;

test('runs with each optimization have the same bits through the queue as in one call of the engine', async () => {
  const { service } = shared();
  const space = optimizations.flatMap((each) => [
    { ...base, ...each },
    { ...base, ...each, layers: [6, 3] },
  ]);
  const { trials } = await train(service, { space });
  const data = prepareDataset(await loadDataset(await synthesiseDataset()));
  const own = optimizations.flatMap((each) =>
    [undefined, [6, 3]].map((layers) => {
      const { model, curve } = trainRun(
        data,
        {
          ...{ learningRate: 0.002, seed: 3, initScale: 0.01, l2: 0, momentum: 0 },
          ...{ nesterov: false, readings: [40] },
          ...(layers && { network: { layers, activation: 'relu', initialization: 'lecun' } }),
          optimization: { ...plainOptimization, ...each },
        },
        { shouldStop: () => false, onIterations: () => undefined, onReading: () => undefined },
      );
      const digest = createHash('sha256').update(encodeModel(model)).digest('hex');
      return [`sha256:${digest}`, curve.at(-1)];
    }),
  );
  expect(trials.map(({ modelDigest, metrics }) => [modelDigest, metrics?.train.cost])).toEqual(own);
  expect(new Set(digestsOf(trials)).size).toBe(10);
});

test('such runs are reused, extended, verified, and continued from their checkpoints to the bit', async () => {
  const { service } = shared();
  const space = {
    ...{ ...base, seed: 4, iterations: [20, 60] },
    ...{ optimizer: ['sgd', 'adam'] as ('sgd' | 'adam')[], momentum: 0.9 },
    ...{ batchSize: 64, schedule: ['constant', 'cosine:60'], classWeight: 'balanced' as const },
  };
  const first = await train(service, { space, reuse: true });
  const rows = ['sgd 64 constant balanced 0.9', 'sgd 64 cosine:60 balanced 0.9'];
  const ofAdam = ['adam 64 constant balanced 0', 'adam 64 cosine:60 balanced 0'];
  expect(first.sweep.planVersion).toBe(5);
  expect(first.trials.map(textOf)).toEqual([...rows, ...ofAdam].flatMap((row) => [row, row]));
  const again = await train(service, { space, reuse: true });
  expect(again.trials.map(({ source }) => source)).toEqual(Array(8).fill('reused'));
  expect(digestsOf(again.trials)).toEqual(digestsOf(first.trials));
  await service.client.extend(first.sweep.id, { iterations: 90 });
  await service.waitForSweep(first.sweep.id);
  const extended = await service.listTrials(first.sweep.id);
  const whole = await train(service, { space: { ...space, iterations: [20, 60, 90] } });
  expect(digestsOf(extended).toSorted()).toEqual(digestsOf(whole.trials).toSorted());
  const { id } = await service.client.verify(first.sweep.id, { sample: 12 });
  const { result } = await service.client.waitForOperation(id);
  expect(result).toMatchObject({ agrees: true, trainings: { checked: 12, differing: 0 } });
});

test.each([
  ['tpe', { optimizer: ['sgd', 'adam'], schedule: ['constant', 'inverse:0.1'] }],
  ['gp', { classWeight: ['none', 'balanced'] }],
  ['cmaes', {}],
] as const)('%s searches over batch sizes on a log scale', async (strategy, axes) => {
  const { service } = shared();
  const { sweep, trials } = await train(service, {
    space: {
      ...structuredClone(axes as object),
      ...{ learningRate: { min: 0.001, max: 0.02, scale: 'log' }, iterations: 12 },
      batchSize: { min: 16, max: 200, scale: 'log' },
    },
    search: { strategy, trials: 12, seed: 5, parallelism: 3 },
  });
  expect(sweep.counts.completed).toBe(12);
  const sizes = trials.map(({ params }) => params.batchSize);
  expect(sizes.every((size) => Number.isInteger(size) && size >= 16 && size <= 200)).toBe(true);
  expect(new Set(sizes).size).toBeGreaterThan(6);
});

test('tables, filters, sorts, importances and the command line have the optimization', async () => {
  const { service } = shared();
  const options = [
    ...['--dataset', 'synthetic-cats', '--learning-rate', '0.001', '--iterations', '10'],
    ...['--optimizer', 'sgd,adam', '--batch-size', '16,32', '--class-weight', 'balanced'],
    ...['--schedule', 'constant,step:20:0.5,step:1e1:0.50'],
  ];
  const { id } = (await readJson(service, 'submit', ...options)) as Sweep;
  const sweep = await service.waitForSweep(id);
  expect(sweep.spec.space).toMatchObject({
    ...{ optimizer: ['sgd', 'adam'], batchSize: [16, 32], classWeight: ['balanced'] },
    schedule: ['constant', 'step:20:0.5', 'step:10:0.5'],
  });
  const list = async (query: string) =>
    (await service.get<{ items: Trial[] }>(`/v1/sweeps/${id}/trials?${query}`)).items.map(textOf);
  const steps = encodeURIComponent('params.schedule:step AND params.batchSize>16');
  expect(await list(`filter=${steps}&sort=params.optimizer,-params.schedule`)).toEqual([
    ...['sgd 32 step:20:0.5 balanced 0', 'sgd 32 step:10:0.5 balanced 0'],
    ...['adam 32 step:20:0.5 balanced 0', 'adam 32 step:10:0.5 balanced 0'],
  ]);
  const one = encodeURIComponent('params.schedule="step:10:0.5" AND params.optimizer=adam');
  expect(await list(`filter=${one}&sort=index`)).toHaveLength(2);
  const csv = await fetch(new URL(`/v1/sweeps/${id}/trials.csv?sort=index`, service.api.url));
  const [head = '', row = ''] = (await csv.text()).trim().split('\r\n');
  const cells = Object.fromEntries(head.split(',').map((name, k) => [name, row.split(',')[k]]));
  expect(cells).toMatchObject({
    ...{ 'params.optimizer': 'sgd', 'params.batchSize': '16' },
    ...{ 'params.schedule': 'constant', 'params.classWeight': 'balanced' },
  });
  const { importances } = await service.get<{ importances: { param: string }[] }>(
    `/v1/sweeps/${id}/importance?metric=metrics.train.cost`,
  );
  expect(importances.map(({ param }) => param).toSorted()).toEqual([
    ...['params.batchSize', 'params.optimizer', 'params.schedule'],
  ]);
  const shown = await runCli(service, ['show', id]);
  expect(shown.stdout).toMatch(/schedule constant,step:20:0\.5,step:10:0\.5$/m);
  const table = await runCli(service, ['trial', 'ls', id]);
  expect(table.stdout).toMatch(/\boptimizer\b.*\bbatchSize\b.*\bschedule\b/i);
});

test.each([
  ['--schedule', 'step:10', 'inverse:DECAY, step:EVERY:FACTOR'],
  ['--optimizer', 'rmsprop', 'sgd or adam'],
  ['--batch_size', '16', 'Did you mean --batch-size?'],
  ['--lr_schedule', 'constant', 'Did you mean --schedule?'],
])('the command line rejects %s %s, and says what it expects', async (flag, value, message) => {
  const { service } = shared();
  const required = ['--dataset', 'd', '--learning-rate', '0.1', '--iterations', '5'];
  const refused = await runCli(service, ['submit', ...required, flag, value]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});

test.each<[part: object, pointer: string, detail: string]>([
  [{ schedule: 'linear:1' }, '/space/schedule', 'to be constant, inverse:DECAY'],
  [{ schedule: ['constant', 'cosine:5:9'] }, '/space/schedule/1', 'got `cosine:5:9`'],
  [{ schedule: 5 }, '/space/schedule', 'got `5`'],
  [{ optimizer: 'rmsprop' }, '/space/optimizer', '"sgd" or "adam"'],
  [{ batchSize: 0.5 }, '/space/batchSize', 'to be a whole number from 0 to 1000000, got `0.5`'],
  [{ classWeight: {} }, '/space/classWeight', '"none" or "balanced"'],
  [{ optimizer: 'adam', momentum: [0, 0.9] }, '/space/momentum', 'only the optimizer `sgd`'],
])('the API rejects %j with its position', async (part, pointer, detail) => {
  const { service } = shared();
  const body = { dataset: 'synthetic-cats', space: { learningRate: 0.01, iterations: 5, ...part } };
  const response = await fetch(new URL('/v1/sweeps', service.api.url), {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });
  const { errors } = (await response.json()) as { errors?: { pointer: string; detail: string }[] };
  expect([response.status, errors]).toMatchObject([400, [{ pointer }]]);
  expect(errors?.[0]?.detail).toContain(detail);
});
