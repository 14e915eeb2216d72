// Verifications: choices, verdicts and trainings of ended sweeps are computed again.
import type { Operation, Verification } from '@sweepq/client';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { readProblem } from './support/problem.ts';
import { useConnection } from './support/queues.ts';
import { shareService, useService } from './support/service.ts';
import { hasCurl, long, post, runDocsLine, type Service, short } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const shared = shareService();

const learned = {
  space: {
    learningRate: { min: 0.0005, max: 0.05, scale: 'log' as const },
    momentum: { min: 0, max: 0.9 },
    iterations: 90,
  },
  search: { strategy: 'tpe' as const, trials: 24, seed: 3, parallelism: 4, startup: 5 },
  pruning: { rule: 'halving' as const, minIterations: 10, cohort: 9 },
  objective: { metric: 'metrics.train.cost' as const },
};

async function train(service: Service, request: Parameters<Service['submit']>[0]) {
  const { id } = await service.submit(request);
  await service.waitForSweep(id);
  return id;
}

async function verify({ client }: Service, id: string, body = {}) {
  const { id: operationId } = await client.verify(id, body);
  const ended = await client.waitForOperation(operationId);
  expect(ended).toMatchObject({ type: 'sweep.verify', status: 'completed', error: null });
  const { done, total } = ended.progress ?? {};
  expect(done).toBe(total);
  return ended.result as Verification;
}

const nothing = { checked: 0, differing: 0, differ: [], circumstances: 0, skipped: 0 };

test('the choices, the verdicts and the trainings of a search with pruning agree to the bit', async () => {
  const { service } = shared();
  const id = await train(service, learned);
  expect(await verify(service, id, { sample: 24 })).toEqual({
    choices: { ...nothing, checked: 24 },
    verdicts: { ...nothing, checked: 24 },
    trainings: { ...nothing, checked: 24 },
    agrees: true,
  });
});

test.each(['gp', 'cmaes'] as const)('the choices of %s agree', async (strategy) => {
  const { service } = shared();
  const { startup: _, ...search } = learned.search;
  const id = await train(service, {
    ...{ ...learned, pruning: { rule: 'median' }, search: { ...search, strategy } },
  });
  expect(await verify(service, id, { sample: 0 })).toMatchObject({
    choices: { checked: 24, differing: 0 },
    verdicts: { checked: 24, differing: 0 },
    trainings: nothing,
    agrees: true,
  });
});

test('a grid has only trainings, and a sample is drawn by its seed', async () => {
  const { service } = shared();
  const id = await train(service, {
    space: { ...short, learningRate: [0.001, 0.01, 1e300] },
    earlyStopping: { patience: 2 },
  });
  expect(await verify(service, id)).toEqual({
    ...{ choices: nothing, verdicts: nothing, agrees: true },
    trainings: { ...nothing, checked: 5 },
  });
  expect((await verify(service, id, { sample: 100, seed: 1 })).trainings.checked).toBe(6);
});

test('a stored value that was changed is named with the computed one', async () => {
  const { service } = shared();
  const id = await train(service, learned);
  const redis = useConnection(service);
  const keyOf = (part: string) => `${service.prefix}:store:sweep:${id}:${part}`;
  // The value of trial 0 at its first rung, from which the search and the rule have decided.
  const value = Buffer.alloc(16);
  value.writeDoubleLE(-1);
  value.writeDoubleLE(-1, 8);
  await redis.setrange(keyOf('rungs'), 8, value as unknown as string);
  const stored = JSON.parse((await redis.hget(keyOf('trials'), '1')) ?? '');
  const modelSha256 = '0'.repeat(64);
  await redis.hset(keyOf('trials'), '1', JSON.stringify({ ...stored, modelSha256 }));

  const { choices, trainings, agrees } = await verify(service, id, { sample: 24 });
  expect(agrees).toBe(false);
  expect(choices.checked).toBe(24);
  expect(choices.differing).toBeGreaterThan(0);
  expect(choices.differ.at(-1)?.differences.map(({ name }) => name)).toContain(
    'params.learningRate',
  );
  expect(trainings).toMatchObject({ checked: 24, differing: 1 });
  expect(trainings.differ).toEqual([
    {
      trialId: `${id}-t1`,
      differences: [
        {
          ...{ name: 'modelDigest', stored: `sha256:${modelSha256}` },
          computed: `sha256:${stored.modelSha256}`,
        },
      ],
    },
  ]);
  const { code, stdout } = await runCli(service, ['verify', id, '--sample', '24']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^trainings +23 of 24 trials equal$/m);
  expect(stdout).toContain(`${id}-t1: modelDigest is sha256:${modelSha256}, computed sha256:`);
  expect(stdout).toMatch(/^result +does not agree$/m);
});

test('choices that have seen failures agree after a retry, and a search without a list of them has circumstances', async () => {
  const service = await useService({ apart: 'workers' });
  const bad = await service.startWorker({ homeDir: '/nowhere' });
  const { pruning: _, ...request } = learned;
  const search = { ...request.search, trials: 6, parallelism: 3, startup: 1 };
  const { id } = await service.submit({ ...request, search });
  const failed = await service.waitForSweep(id);
  expect(failed.counts.failed).toBe(6);
  const { message } = failed.warnings.find(({ code }) => code === 'repeatability-failed') ?? {};
  expect(message).toMatch(/^6 failed trials count as worst.* The trials from \d on were chosen/);
  await bad.stop();
  const logged = bad.logLines.join('\n');
  expect(logged).toContain('"msg":"chose trials after failures');
  expect(logged).toContain('"exceptions":[{"reason":"failed","trials":6');
  await service.startWorker();
  await service.client.retry(id);
  expect((await service.waitForSweep(id)).counts.completed).toBe(6);
  await service.client.extend(id, { trials: 4 });
  expect((await service.waitForSweep(id)).counts.completed).toBe(10);
  const exact = await verify(service, id, { sample: 0 });
  expect(exact).toMatchObject({ choices: { ...nothing, checked: 10 }, agrees: true });
  // A search of an earlier version has no list of failures.
  await useConnection(service).hdel(`${service.prefix}:store:sweep:${id}`, 'failures');
  const { choices, agrees } = await verify(service, id, { sample: 0 });
  expect(choices).toMatchObject({ checked: 10, differing: 0 });
  expect(choices.circumstances).toBeGreaterThan(0);
  expect(agrees).toBe(true);
});

test('the choices and verdicts of a cancelled search agree, with runs that were cut between two rungs', async () => {
  const { service } = shared();
  const { id } = await service.submit({
    ...{ ...learned, space: { ...learned.space, iterations: 40_000 } },
    pruning: { rule: 'halving', minIterations: 400, cohort: 9 },
  });
  await waitUntil('some trials were pruned', async () => {
    const { counts } = await service.readSweep(id);
    return counts.pruned >= 4 && counts.running > 0;
  });
  await service.client.cancel(id);
  const { counts } = await service.waitForSweep(id);
  const { choices, verdicts, agrees } = await verify(service, id, { sample: 0 });
  expect(agrees).toBe(true);
  expect(choices).toMatchObject({ checked: counts.total, circumstances: 0 });
  expect(verdicts.checked).toBe(counts.pruned + counts.completed + counts.diverged);
});

test('a worker does more verifications than it takes at a time one after the other', async () => {
  const { service } = shared();
  const id = await train(service, { space: { ...short, seed: [0, 1, 2] } });
  const ended = await Promise.all([1, 2, 3, 4, 5].map((seed) => verify(service, id, { seed })));
  expect(ended.map(({ agrees }) => agrees)).toEqual(Array(5).fill(true));
});

test('requests with the same idempotency key get the same operation, and an open sweep is refused', async () => {
  const { service } = shared();
  const id = await train(service, { space: { ...short } });
  const ask = (key: string, body: object) =>
    fetch(new URL(`/v1/sweeps/${id}/verify`, service.api.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  const first = await ask('one', { sample: 1 });
  const operation = (await first.json()) as Operation;
  expect([first.status, first.headers.get('location')]).toEqual([
    202,
    `/v1/operations/${operation.id}`,
  ]);
  await service.client.waitForOperation(operation.id);
  const again = await ask('one', { sample: 1 });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  expect(await again.json()).toMatchObject({ id: operation.id, status: 'completed' });
  expect((await ask('one', { sample: 2 })).status).toBe(422);
  const other = (await (await ask('two', { sample: 1 })).json()) as Operation;
  expect(other.id).not.toBe(operation.id);
  await service.client.waitForOperation(other.id);

  const open = await service.submit({ space: long });
  expect(await readProblem(await post(service, `/v1/sweeps/${open.id}/verify`))).toMatchObject({
    ...{ status: 409, code: 'sweep-open' },
  });
  await service.client.cancel(open.id);
  for (const body of [{ sample: -1 }, { sample: 1.5 }, { sample: '5' }, { seed: -1 }, { n: 1 }]) {
    const response = await post(service, `/v1/sweeps/${id}/verify`, body);
    expect(await readProblem(response)).toMatchObject({ status: 400, code: 'validation' });
  }
});

test('a running verification can be cancelled, and fails if its sweep is extended or deleted', async () => {
  const { service } = shared();
  const [one, two] = await Promise.all(
    [1, 2].map((seed) => train(service, { space: { ...long, iterations: 60_000, seed: [seed] } })),
  );
  const { client } = service;
  const begun = await client.verify(one ?? '', { sample: 1 });
  await client.cancelOperation(begun.id);
  const cancelled = await client.readOperation(begun.id);
  expect(cancelled).toMatchObject({ status: 'cancelled', result: null, cancellable: false });

  const ofDeleted = await client.verify(one ?? '', { sample: 1 });
  await client.delete(one ?? '');
  expect(await client.waitForOperation(ofDeleted.id)).toMatchObject({
    ...{ status: 'failed', error: { code: 'sweep-deleted' } },
  });
  const ofExtended = await client.verify(two ?? '', { sample: 1 });
  await client.extend(two ?? '', { iterations: 60_001 });
  expect(await client.waitForOperation(ofExtended.id)).toMatchObject({
    ...{ status: 'failed', error: { code: 'sweep-changed' } },
  });
});

test.runIf(hasCurl)('the documented lines verify a sweep', async () => {
  const { service } = shared();
  const id = await train(service, { space: { ...short } });
  const operation = runDocsLine(service, 'Verification', id) as Operation;
  expect((await service.client.waitForOperation(operation.id)).result).toMatchObject({
    agrees: true,
  });
});
