// The spec of a sweep is a request: the same sweep can be submitted again.
import type { Params, Sweep, SweepSpec } from '@sweepq/client';
import { expect, test } from 'vitest';
import { json } from './support/bodies.ts';
import { readProblem } from './support/problem.ts';
import { useService } from './support/service.ts';

test('the api accepts the spec of a sweep with null members, and the new sweep has an equal spec', async () => {
  const service = await useService();
  const requests = [
    { space: { learningRate: 0.01, iterations: 5 } },
    {
      ...{ name: 'again', tags: ['a'], note: 'two\nlines', priority: 'low' as const },
      space: {
        learningRate: { min: 0.001, max: 0.1, scale: 'log' as const },
        ...{ iterations: [5, 10], seed: { min: 0, max: 4, count: 3 } },
      },
      search: { strategy: 'sobol' as const, trials: 8 },
      ...{ validation: { fraction: 0.2 }, earlyStopping: { patience: 3 }, stop: { target: 0.9 } },
    },
    // The answer has `startup`: null, because this strategy rejects a number.
    {
      space: { learningRate: { min: 0.001, max: 0.1 }, iterations: 5 },
      search: { strategy: 'cmaes' as const, trials: 3 },
    },
  ];
  for (const request of requests) {
    const first = await service.submit(request);
    const { spec } = await service.readSweep(first.id);
    const again = await service.client.submit(spec);
    expect(again.id).not.toBe(first.id);
    expect(again.spec).toEqual(spec);
    expect(again.counts.total).toBe(first.counts.total);
  }
});

test('the spec of a sweep has its ranges as they were submitted, and can be submitted again', async () => {
  const service = await useService();
  const bounds = { min: 1e-6, max: 0.1, scale: 'log' as const };
  const first = await service.submit({
    space: { learningRate: { ...bounds, count: 20_000 }, iterations: { min: 1, max: 3, step: 2 } },
    search: { strategy: 'random', trials: 2 },
  });
  expect(first.spec.space).toMatchObject({
    learningRate: { ...bounds, int: false, step: null, count: 20_000 },
    iterations: { min: 1, max: 3, scale: 'linear', int: true, step: 2, count: null },
  });
  const again = await service.client.submit(first.spec);
  expect(again.spec).toEqual(first.spec);
  const paramsOf = async (id: string) =>
    (await service.listTrials(id)).map(({ params }) => params).toSorted(byIterations);
  expect(await paramsOf(again.id)).toEqual(await paramsOf(first.id));
});

const byIterations = (a: Params, b: Params) =>
  a.iterations - b.iterations || a.learningRate - b.learningRate;

test('the api rejects a sweep whose spec would be too large to be submitted again', async () => {
  const { api } = await useService();
  const rates = Array.from({ length: 4_000 }, (_, k) => `${k + 1}e17`);
  const answer = await fetch(new URL('/v1/sweeps', api.url), {
    ...{ method: 'POST', headers: { 'content-type': json } },
    body: `{"dataset":"synthetic-cats","space":{"learningRate":[${rates}],"iterations":1}}`,
  });
  expect(await readProblem(answer)).toMatchObject({
    ...{ status: 413, code: 'body-too-large' },
    detail: expect.stringMatching(/^Expected a sweep of at most 65536 bytes .* got \d+\./),
  });
});

test('the api rejects a dataset with another content or another version than the present one', async () => {
  const service = await useService();
  const { spec } = await service.submit({ space: { learningRate: 0.01, iterations: 5 } });
  const send = async (dataset: unknown) =>
    fetch(new URL('/v1/sweeps?dryRun=true', service.api.url), {
      method: 'POST',
      headers: { 'content-type': json },
      body: JSON.stringify({ ...spec, dataset }),
    });
  const { name, digest, files } = spec.dataset;
  for (const dataset of [name, { name }, { name, digest }, { name, version: 1, files: null }]) {
    expect((await send(dataset)).status).toBe(200);
  }
  const other = `sha256:${'0'.repeat(64)}`;
  for (const [dataset, member, pointer] of [
    [{ name, digest: other }, 'dataset.digest', '/dataset/digest'],
    [{ name, files: { ...files, test: other } }, 'dataset.files.test', '/dataset/files/test'],
  ] as const) {
    expect(await readProblem(await send(dataset))).toMatchObject({
      ...{ status: 422, type: 'urn:sweepq:problem:dataset-unusable' },
      detail: expect.stringContaining(`Expected \`${member}\` to be`),
      errors: [{ in: 'body', pointer, code: 'dataset-changed' }],
    });
  }
  expect(await readProblem(await send({ name, version: 2 }))).toMatchObject({
    ...{ status: 400, errors: [{ pointer: '/dataset/version' }] },
  });
  expect(await readProblem(await send({ name, digest: 'x' }))).toMatchObject({
    ...{ status: 400, errors: [{ pointer: '/dataset/digest' }] },
  });
});

test('an edit changes the labels beside the spec, and not the spec', async () => {
  const service = await useService();
  const { id, spec } = await service.submit({
    name: 'a',
    space: { learningRate: 1, iterations: 5 },
  });
  const edited: Sweep = await service.client.edit(id, { name: 'b', tags: ['t'] });
  expect(edited).toMatchObject({ name: 'b', tags: ['t'] });
  expect(edited.spec satisfies SweepSpec).toEqual(spec);
});
