// The service with a real Redis cluster.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openEvents } from './support/events.ts';
import { useRedisCluster } from './support/redis-cluster.ts';
import { hasRedisServer } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import { steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

// The test needs the program `redis-server`.
test.runIf(hasRedisServer)(
  'on a cluster a sweep is submitted, watched, paused, resumed, completed and deleted, and all its keys are on one node',
  async () => {
    const { url: redisUrl, listKeys } = await useRedisCluster();
    const service = await useService({ redisUrl });
    const { api, get } = service;
    await waitUntil('the api is ready', async () => (await fetch(`${api.url}/readyz`)).ok);
    await service.startWorker();

    const body = {
      dataset: 'synthetic-cats',
      space: { learningRate: [0.005, 0.001], iterations: 20 },
    };
    const key = { 'idempotency-key': `"${randomUUID()}"` };
    const send = async () =>
      (await (
        await fetch(`${api.url}/v1/sweeps`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...key },
          body: JSON.stringify(body),
        })
      ).json()) as { id: string };
    const { id } = await send();
    expect((await send()).id).toBe(id);
    expect(await service.waitForSweep(id)).toMatchObject({
      status: 'completed',
      counts: { completed: 2 },
    });

    const long = await service.submit({
      space: { learningRate: 0.001, iterations: [10, 300_000] },
    });
    const { events } = await openEvents(`${api.url}/v1/sweeps/${long.id}/events`);
    await waitUntil('the stream has an event', async () => events.length > 0);
    await waitUntil(
      'the sweep trains',
      async () => (await service.readSweep(long.id)).counts.completed > 0,
    );
    expect((await steer(service, long.id, 'pause')).status).toBe(202);
    await waitUntil(
      'no trial runs',
      async () => (await service.readSweep(long.id)).counts.running === 0,
    );
    expect((await steer(service, long.id, 'resume')).status).toBe(202);
    await waitUntil(
      'the sweep trains again',
      async () => (await service.readSweep(long.id)).counts.running > 0,
    );
    expect((await steer(service, long.id, 'cancel')).status).toBe(202);

    expect(await get('/v1/usage')).toMatchObject({ keys: expect.any(Number) });
    expect(await (await fetch(`${api.url}/metrics`)).text()).toMatch(
      /bullmq_job_count\{queue="runs"/,
    );
    const { queues } = await get<{ queues: { name: string }[] }>('/admin/queues/api/queues');
    expect(queues.map(({ name }) => name)).toContain('runs');

    const keys = await listKeys();
    expect(keys.filter((each) => each.length > 0)).toHaveLength(1);
    expect(keys.flat().every((name) => name.startsWith(`{${service.prefix}}:`))).toBe(true);
    for (const each of [id, long.id]) {
      await waitUntil(
        'the sweep has ended',
        async () => (await service.readSweep(each)).finishedAt !== null,
      );
      expect((await fetch(`${api.url}/v1/sweeps/${each}`, { method: 'DELETE' })).ok).toBe(true);
      await waitUntil('no key of the sweep is left', async () =>
        (await listKeys()).flat().every((name) => !name.includes(each)),
      );
    }
  },
);
