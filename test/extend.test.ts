// Extensions of ended sweeps.
import type { Sweep } from '@sweepq/client';
import type { SweepRequest } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { shareService, useService } from './support/service.ts';
import { post, resultsOf, type Service } from './support/steering.ts';

type Request = Omit<SweepRequest, 'dataset'>;

const learningRate = [0.001, 0.002];

const shared = shareService();

test('a sweep extended from 1000 to 2000 iterations has the same hashes as a sweep submitted with both counts', async () => {
  const { service } = shared();
  const sweep = await completed(service, { space: { learningRate, iterations: 1000 } });
  const before = await service.listTrials(sweep.id);
  const extended = await extend(service, sweep.id, { iterations: 2000 });
  expect([extended.status, extended.counts.total, extended.finishedAt]).toEqual([
    'queued',
    4,
    null,
  ]);
  expect(extended.extensions).toEqual([
    { iterations: 2000, trials: null, space: null, search: null, planVersion: null },
  ]);
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'completed', counts: { total: 4, completed: 4 } });
  const trials = await service.listTrials(sweep.id);
  // Earlier trials keep their ids and results.
  expect(trials).toEqual(expect.arrayContaining(before));

  const scratch = await completed(service, {
    space: { learningRate, iterations: [1000, 2000] },
    ...notReused,
  });
  expect(resultsOf(trials)).toEqual(resultsOf(await service.listTrials(scratch.id)));
});

test('a sweep that is extended by a space gets the new combinations, and has none twice', async () => {
  const { service } = shared();
  const sweep = await completed(service, {
    space: { learningRate, iterations: [10, 20], seed: 1 },
  });
  const iterations = { min: 20, max: 30, step: 10 };
  const space = { learningRate: [0.002, 0.003], iterations, momentum: [0, 0.9], seed: 1 };
  const { extensions } = await extend(service, sweep.id, { space });
  expect(extensions[0]?.space).toMatchObject({
    iterations: { ...iterations, scale: 'linear', int: true, count: null },
  });
  const ended = await service.waitForSweep(sweep.id);
  // 2 x 2 and 2 x 2 x 2 trials, of which one existed before.
  expect(ended.counts).toMatchObject({ total: 11, completed: 11 });
  await extend(service, sweep.id, { iterations: 40 });
  expect((await service.waitForSweep(sweep.id)).counts).toMatchObject({ total: 16, completed: 16 });
  const trials = await service.listTrials(sweep.id);
  expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(16);
  const scratch = await completed(service, {
    space: {
      learningRate: [0.001, 0.002, 0.003],
      iterations: [10, 20, 30, 40],
      momentum: [0, 0.9],
      seed: 1,
    },
    ...notReused,
  });
  expect(resultsOf(await service.listTrials(scratch.id))).toEqual(
    expect.arrayContaining(resultsOf(trials)),
  );
});

test('refuses an invalid extension with a reason', async () => {
  const service = await useService();
  const sweep = await service.submit({ space: { learningRate, iterations: [10, 20] } });
  const refuse = async (id: string, body: object) => {
    const response = await post(service, `/v1/sweeps/${id}/extend`, body);
    return readProblem(response);
  };
  expect(await refuse(sweep.id, { iterations: 30 })).toMatchObject({
    type: 'urn:sweepq:problem:sweep-open',
    detail: 'Expected a sweep that has ended, got one that is queued.',
  });
  await service.startWorker();
  await service.waitForSweep(sweep.id);
  expect(await refuse(sweep.id, { iterations: 20 })).toMatchObject({
    status: 400,
    errors: [{ pointer: '/iterations' }],
  });
  expect(await refuse(sweep.id, {})).toMatchObject({
    status: 400,
    detail: expect.stringContaining('to have `iterations`, `trials` or `space`'),
  });
  expect(await refuse(sweep.id, { iterations: 30, epochs: 3 })).toMatchObject({ status: 400 });
  expect(await refuse('swp_01arz3ndektsv4rrffq69g5fav', { iterations: 30 })).toMatchObject({
    status: 404,
  });
  const long = await service.submit({ space: { learningRate, iterations: 1_000_000 } });
  await fetch(new URL(`/v1/sweeps/${long.id}/cancel`, service.api.url), { method: 'POST' });
  expect(await refuse(long.id, { iterations: 30 })).toMatchObject({
    type: 'urn:sweepq:problem:sweep-closed',
    detail: expect.stringContaining('got one that was cancelled'),
  });
});

test('of two concurrent extensions at least one is accepted, and the sweep has the trials of each accepted one', async () => {
  const { service } = shared();
  const sweep = await completed(service, { space: { learningRate, iterations: 10, seed: 2 } });
  const answers = await Promise.all(
    [20, 30].map((iterations) => post(service, `/v1/sweeps/${sweep.id}/extend`, { iterations })),
  );
  const accepted = answers.filter(({ status }) => status === 202).length;
  expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
  expect(accepted).toBeGreaterThan(0);
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 2 + 2 * accepted, completed: 2 + 2 * accepted });
});

/** Trains a sweep again, to compare its results. */
const notReused = { reuse: false };

async function extend(service: Service, id: string, body: object): Promise<Sweep> {
  const response = await post(service, `/v1/sweeps/${id}/extend`, body);
  expect(response.status).toBe(202);
  return (await response.json()) as Sweep;
}

async function completed(service: Service, request: Request): Promise<Sweep> {
  const { id } = await service.submit({ reuse: true, ...request });
  return service.waitForSweep(id);
}
