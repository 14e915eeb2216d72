// Dry runs: a description of the work of a sweep that is not submitted.

import { queueNames, type SweepRequest } from '@sweepq/contract';
import { connectWorker, disconnect } from '@sweepq/redis';
import { expect, onTestFinished, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { shareService, useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

type Service = Awaited<ReturnType<typeof useService>>;

const rates = { min: 0.001, max: 0.01, count: 10 };
const request = { space: { learningRate: rates, iterations: [50, 100] } };

const shared = shareService();

test('a dry run returns the numbers of trials, runs and iterations, without the results that are in the cache', async () => {
  const service = await useService();
  const nobody = await dryRun(service, request);
  expect(nobody).toMatchObject({
    ...{ trials: 20, runs: 10, reusedTrials: 0, reusedRuns: 0, continuedRuns: 0 },
    ...{ iterations: 1000, estimatedMs: null, iterationMs: null, threads: 0 },
    warnings: [
      { code: 'ranked-by-test', message: expect.stringContaining('metrics.test.accuracy') },
    ],
  });
  const sweep = await service.submit(request);
  expect(nobody.firstTrials.length).toBe(10);
  const { params } = await service.get<{ params: object }>(`/v1/trials/${sweep.id}-t3`);
  expect(nobody.firstTrials[3]).toEqual({ index: 3, params });

  await service.startWorker();
  await service.waitForSweep(sweep.id);
  expect(await dryRun(service, request)).toMatchObject({
    ...{ reusedTrials: 20, reusedRuns: 10, iterations: 0, estimatedMs: 0, threads: 2 },
  });
  // Five of these runs resume from checkpoints, and one starts from iteration 0.
  const further = { learningRate: [...valuesOf(nobody), 0.5], iterations: [100, 300] };
  const more = await dryRun(service, { space: further });
  expect(more).toMatchObject({
    ...{ trials: 12, runs: 6, reusedTrials: 5, reusedRuns: 0, continuedRuns: 5 },
    ...{ iterations: 5 * 200 + 300, threads: 2 },
  });
  expect(more.iterationMs).toBeGreaterThan(0);
  expect(more.estimatedMs).toBeCloseTo((1300 * (more.iterationMs ?? 0)) / 2, 6);
  expect(await dryRun(service, { ...request, reuse: false })).toMatchObject({
    ...{ reusedTrials: 0, iterations: 1000 },
  });
  // The speed with this preprocessing was not measured. The number of operations is the same.
  const other = { ...request, space: { ...request.space, preprocessing: 'standardize' as const } };
  const computed = await dryRun(service, other);
  expect(computed).toMatchObject({ threads: 2, assumptions: [{ code: 'computed-speed' }] });
  expect(computed.iterationMs).toBeGreaterThan((more.iterationMs ?? 0) * 0.5);
  expect(computed.iterationMs).toBeLessThan((more.iterationMs ?? 0) * 2);
});

test('the time of models that were never timed is computed from their operations and the speed of similar runs', async () => {
  const service = await useService();
  await service.startWorker();
  const base = { learningRate: 0.001, iterations: 400 };
  const forecast = (part: object) => dryRun(service, { space: { ...base, ...part } });
  expect(await forecast({ layers: [20] })).toMatchObject({ estimatedMs: null, assumptions: [] });
  const timed = await service.submit({ space: { ...base, layers: [20] } });
  await service.waitForSweep(timed.id);
  const known = await forecast({ layers: [20], seed: 1 });
  expect(known).toMatchObject({ estimatedMs: expect.any(Number), assumptions: [] });
  const wider = await forecast({ layers: [80] });
  expect(wider.assumptions).toMatchObject([{ code: 'computed-speed' }]);
  // Operations grow in proportion to the units of the first layer.
  const ratio = (wider.iterationMs ?? 0) / (known.iterationMs ?? 1);
  expect(ratio).toBeGreaterThan(3);
  expect(ratio).toBeLessThan(5);
  const batches = await forecast({ layers: [20], batchSize: 21 });
  const rising = (batches.iterationMs ?? 0) / (known.iterationMs ?? 1);
  expect(rising).toBeGreaterThan(0.05);
  expect(rising).toBeLessThan(0.2);
  const search = { strategy: 'tpe', trials: 8 } as const;
  const both = await dryRun(service, {
    space: {
      ...{ ...base, learningRate: [0.001, 0.002], layers: [20] },
      ...{ optimizer: ['sgd', 'adam'], batchSize: [0, 32] },
    },
    search,
  });
  expect(both.assumptions.map(({ code }) => code)).toEqual([
    ...['nothing-reused', 'equal-optimizations', 'computed-speed'],
  ]);
  expect(both.estimatedMs).toBeGreaterThan(0);
});

test('a dry run writes nothing, and does not use up its Idempotency-Key', async () => {
  const service = await useService();
  // A new api writes a key for each of its queues.
  const before = await waitUntil('the keys of all queues exist', async () => {
    const dump = await dumpOf(service);
    return dump.length === Object.keys(queueNames).length && dump;
  });
  await dryRun(service, request, { 'idempotency-key': 'once' });
  expect(await dumpOf(service)).toEqual(before);
  const other = { ...request, name: 'another', dataset: 'synthetic-cats' };
  const response = await post(service, other, '', { 'idempotency-key': 'once' });
  expect(response.status).toBe(202);
});

test('a dry run of an extension, a retry and a deletion says what would happen, and writes nothing', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const small = { space: { learningRate: [0.001, 0.002], iterations: [50, 100] } };
  const sweep = await service.submit(small);
  expect((await service.waitForSweep(sweep.id)).counts.failed).toBe(4);
  await bad.stop();
  const { id } = sweep;
  // A worker that has ended leaves keys of BullMQ that expire.
  const dumpStore = async () =>
    (await dumpOf(service)).filter(([key]) => key.startsWith(`${service.prefix}:store:`));
  const before = await dumpStore();
  expect(await service.client.dryRunRetry(id)).toMatchObject({
    ...{ trials: 4, runs: 2, iterations: 200, reusedTrials: 0 },
    firstTrials: expect.arrayContaining([{ index: 0, params: expect.anything() }]),
  });
  expect(await service.client.dryRunExtend(id, { iterations: 150 })).toMatchObject({
    ...{ trials: 2, runs: 2, iterations: 300 },
    firstTrials: expect.arrayContaining([{ index: 4, params: expect.anything() }]),
  });
  expect(await service.client.dryRunDelete(id)).toEqual({
    ...{ sweepId: id, trials: 4, models: 0, costCurves: 0, deliveries: 0 },
  });
  expect(await dumpStore()).toEqual(before);
  const { client } = service;
  const refused: (() => Promise<unknown>)[] = [
    () => client.dryRunRetry(id, { cause: 'crashed' }),
    () => client.dryRunExtend(id, { iterations: 100 }),
  ];
  for (const ask of refused) await expect(ask()).rejects.toMatchObject({ retriable: false });
  const open = (await service.submit(small)).id;
  const early: (() => Promise<unknown>)[] = [
    () => client.dryRunRetry(open),
    () => client.dryRunExtend(open, { iterations: 150 }),
    () => client.dryRunDelete(open),
  ];
  for (const ask of early) {
    await expect(ask()).rejects.toMatchObject({ status: 409, code: 'sweep-open' });
  }
});

test('a dry run refuses invalid values like a submission', async () => {
  const { service } = shared();
  const bad = { space: { learningRate: -1, iterations: 10 } };
  const dataset = { ...request, dataset: 'dogs' };
  for (const [body, pointer] of [
    [{ dataset: 'synthetic-cats', ...bad }, '/space/learningRate'],
    [dataset, '/dataset'],
  ] as const) {
    const problem = await readProblem(await post(service, body, '?dryRun=true'));
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  }
});

test.each([
  ['?dryRun=yes', /Expected `dryRun` to be true or false, got `yes`/],
  ['?dryRun=', /Expected `dryRun` to be true or false/],
  ['?dry=true', /Expected no query parameter `dry`/],
])('%s is refused', async (query, detail) => {
  const { service } = shared();
  const response = await post(service, { dataset: 'synthetic-cats', ...request }, query);
  expect(await readProblem(response)).toMatchObject({
    status: 400,
    detail: expect.stringMatching(detail),
  });
});

type DryRun = {
  iterations: number;
  iterationMs: number | null;
  estimatedMs: number | null;
  assumptions: { code: string }[];
  firstTrials: { index: number; params: { learningRate: number } }[];
};

async function dryRun(
  service: Service,
  body: Omit<SweepRequest, 'dataset'>,
  headers = {},
): Promise<DryRun> {
  const whole = { dataset: 'synthetic-cats', ...body };
  const response = await post(service, whole, '?dryRun=true', headers);
  expect(response.status).toBe(200);
  return (await response.json()) as DryRun;
}

const post = ({ api }: Service, body: object, query: string, headers = {}) =>
  fetch(new URL(`/v1/sweeps${query}`, api.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const valuesOf = ({ firstTrials }: DryRun) => [
  ...new Set(firstTrials.map(({ params }) => params.learningRate)),
];

/** Every key of the service with its value. */
async function dumpOf({ redisUrl, prefix }: Service): Promise<[key: string, dump: string][]> {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const keys = (await redis.keys(`${prefix}:*`)).toSorted();
  return Promise.all(
    keys.map(async (key) => [key, (await redis.dumpBuffer(key))?.toString('hex') ?? '']),
  );
}
