// POST requests that are repeated with the same idempotency key: all of those in the OpenAPI document.
import { randomUUID } from 'node:crypto';
import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readProblem } from './support/problem.ts';
import { useConnection } from './support/queues.ts';
import { type Service, shareService, useService } from './support/service.ts';
import { short } from './support/steering.ts';

const shared = shareService();

async function post(
  { api }: Service,
  path: string,
  { key, body }: { key?: string; body?: object },
) {
  const response = await fetch(new URL(path, api.url), {
    method: 'POST',
    headers: {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response;
}

type Case = {
  /** Returns the service and the id of a sweep to which the request applies. */
  prepare(): Promise<{ service: Service; id: string }>;
  /** Returns the path of the request. Default: the verb of the operation on the sweep. */
  target?(service: Service, id: string): Promise<string>;
  /** The status of each answer. Default: 202. */
  status?: number;
  body?: object | ((id: string) => object);
  /** Changes the sweep, so that the request would have an effect if it was made again. */
  undo?(service: Service, id: string): Promise<unknown>;
  other?: object;
};

const ofQueued = async () => {
  const service = await useService();
  return { service, id: (await service.submit({ space: short })).id };
};
const ofPaused = async () => {
  const made = await ofQueued();
  await made.service.client.pause(made.id);
  return made;
};
const ofCompleted = async () => {
  const { service } = shared();
  const { id } = await service.submit({ space: short });
  await service.waitForSweep(id);
  return { service, id };
};
const ofPruned = async () => {
  const { service } = shared();
  const { id } = await service.submit({
    space: { learningRate: [0.001, 0.002, 0.003], iterations: 20 },
    pruning: { rule: 'halving', cohort: 3 },
  });
  await service.waitForSweep(id);
  return { service, id };
};
const ofCompletedWithoutWorker = async () => {
  const service = await useService();
  const worker = await service.startWorker();
  const { id } = await service.submit({ space: short });
  await service.waitForSweep(id);
  await worker.stop();
  return { service, id };
};
const ofFailed = async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const { id } = await service.submit({ space: short });
  expect((await service.waitForSweep(id)).counts.failed).toBe(2);
  await bad.stop();
  return { service, id };
};

const cases: Readonly<Record<string, Case>> = {
  cancelSweep: { prepare: ofQueued },
  pauseSweep: { prepare: ofQueued, undo: ({ client }, id) => client.resume(id) },
  resumeSweep: { prepare: ofPaused, undo: ({ client }, id) => client.pause(id) },
  retrySweep: { prepare: ofFailed, other: { cause: 'crashed' } },
  cancelOperation: {
    prepare: ofCompletedWithoutWorker,
    target: async ({ client }, id) => `/v1/operations/${(await client.delete(id)).id}/cancel`,
    status: 200,
  },
  registerModelVersion: {
    prepare: ofCompleted,
    target: async (_service, id) => `/v1/models/m${id.slice(-20)}/versions`,
    status: 201,
    body: (id) => ({ trialId: `${id}-t0` }),
    other: { trialId: 'x' },
  },
  verifySweep: { prepare: ofCompleted, other: { sample: 1 } },
  auditSweep: { prepare: ofPruned, other: { sample: 1 } },
  extendSweep: { prepare: ofCompleted, body: { iterations: 30 }, other: { iterations: 40 } },
};

test('the table has every POST request of the API', async () => {
  const { service } = shared();
  type Methods = { post?: { operationId: string; parameters?: { name: string }[] } };
  const { paths } = await service.get<{ paths: Record<string, Methods> }>('/openapi.json');
  const posts = Object.values(paths).flatMap((methods) => methods.post ?? []);
  // A prediction changes nothing, so a repeated one needs no key.
  const named = posts
    .map(({ operationId }) => operationId)
    .filter((name) => !name.startsWith('predict'))
    .toSorted();
  // test/idempotency.test.ts has the tests of a submit, and test/uploads.slow.test.ts those of an upload.
  expect([...Object.keys(cases), 'submitSweep', 'addDataset'].toSorted()).toEqual(named);
  for (const { operationId, parameters = [] } of posts) {
    const names = parameters.map(({ name }) => name);
    expect([operationId, names]).toEqual([
      operationId,
      expect.arrayContaining(['Idempotency-Key']),
    ]);
  }
});

test.each(Object.entries(cases))(
  '%s with the same key changes the sweep once, and refuses the key for another request',
  async (operationId, { prepare, target, status = 202, body: given, undo, other = {} }) => {
    const { service, id } = await prepare();
    const body = typeof given === 'function' ? given(id) : given;
    const verb = operationId.replace('Sweep', '');
    const path = (await target?.(service, id)) ?? `/v1/sweeps/${id}/${verb}`;
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(service, path, { key, ...(body && { body }) })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual(Array(5).fill(status));
    await undo?.(service, id);
    const before = await service.readSweep(id);
    const again = await post(service, path, { key, ...(body && { body }) });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([status, 'true']);
    const answer = (await again.json()) as Partial<Sweep>;
    expect(answer.extensions ?? []).toHaveLength(operationId === 'extendSweep' ? 1 : 0);
    // A worker may go on with the sweep in the meantime.
    if (undo) expect(answer.status).toBe(before.status);

    const refused = [
      await post(service, '/v1/sweeps', { key, body: { dataset: 'synthetic-cats', space: short } }),
      await post(service, `/v1/sweeps/${id}/${verb === 'pause' ? 'resume' : 'pause'}`, { key }),
      ...(Object.keys(other).length > 0 ? [await post(service, path, { key, body: other })] : []),
    ];
    for (const response of refused) {
      expect(await readProblem(response)).toMatchObject({
        status: 422,
        type: 'urn:sweepq:problem:idempotency-key-used',
      });
    }
  },
);

test('a request that is rejected does not use up its key', async () => {
  const { service, id } = await ofCompleted();
  const key = randomUUID();
  const path = `/v1/sweeps/${id}`;
  expect((await post(service, `${path}/pause`, { key })).status).toBe(409);
  expect((await post(service, `${path}/extend`, { key, body: { iterations: 10 } })).status).toBe(
    400,
  );
  const done = await post(service, `${path}/extend`, { key, body: { iterations: 25 } });
  expect([done.status, done.headers.get('idempotency-replayed')]).toEqual([202, null]);
});

test('if the api died after it had added the job of an extension, the next request with the key finds it', async () => {
  const { service, id } = await ofCompleted();
  const key = randomUUID();
  const body = { iterations: 50 };
  await post(service, `/v1/sweeps/${id}/extend`, { key, body });
  const redis = useConnection(service);
  for (const name of await redis.keys(`${service.prefix}:store:submission:*`)) {
    await redis.hdel(name, 'accepted');
  }
  const again = await post(service, `/v1/sweeps/${id}/extend`, { key, body });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  expect((await service.waitForSweep(id)).extensions).toMatchObject([body]);
});
