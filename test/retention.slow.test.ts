// The settings that delete old sweeps: by number, and by days.
import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { waitUntilRemoved } from './support/deleting.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { long, type Service, short, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const dayMs = 24 * 60 * 60 * 1000;

test('with a retention count, upkeep deletes the sweeps that ended first, and keeps archived and open sweeps', async () => {
  const service = await useService({ env: { SWEEPQ_RETENTION_COUNT: '2' } });
  await service.startWorker();
  await waitForFirstUpkeep(service);
  const ids: string[] = [];
  for (const seed of [0, 1, 2, 3, 4]) {
    const { id } = await service.submit({ space: { ...short, seed } });
    await service.waitForSweep(id);
    ids.push(id);
  }
  const [archived = '', first = '', second = '', ...kept] = ids;
  await edit(service, archived, { archived: true });
  const open = await service.submit({ space: long });
  expect((await steer(service, open.id, 'pause')).status).toBe(202);
  await tidy(service);
  await waitUntilRemoved(service, first);
  await waitUntilRemoved(service, second);
  expect(await listIds(service)).toEqual([open.id, ...kept.reverse(), archived]);
  await tidy(service);
  expect(await listIds(service)).toHaveLength(4);
});

test('with retention days, upkeep deletes sweeps that ended earlier, unless they are open again', async () => {
  const service = await useService({ env: { SWEEPQ_RETENTION_DAYS: '7' } });
  const redis = useConnection(service);
  await service.startWorker();
  // Otherwise the first upkeep could delete the sweep `extended` before it is extended.
  await waitForFirstUpkeep(service);
  const endedAgo = async (days: number) => {
    const { id } = await service.submit({ space: short });
    await service.waitForSweep(id);
    const finishedAt = new Date(Date.now() - days * dayMs).toISOString();
    await redis.hset(`${service.prefix}:store:sweep:${id}`, 'finishedAt', finishedAt);
    return id;
  };
  const [old, recent, extended] = [await endedAgo(7.01), await endedAgo(6.99), await endedAgo(8)];
  expect((await steer(service, extended, 'extend', { iterations: 30 })).status).toBe(202);
  await tidy(service);
  await waitUntilRemoved(service, old);
  expect((await service.waitForSweep(extended)).counts.completed).toBe(3);
  await tidy(service);
  expect(await listIds(service)).toEqual([extended, recent]);
});

/** A worker runs the first upkeep when it starts, and the next one after a minute. */
async function waitForFirstUpkeep(service: Service) {
  const { upkeep } = useQueues(service);
  await waitUntil('the first upkeep is done', async () => (await upkeep.getCompletedCount()) >= 1);
}

/** Adds a job of upkeep, and waits until a worker has done it. */
async function tidy(service: Service) {
  const { upkeep } = useQueues(service);
  const { id = '' } = await upkeep.add('tidy', { step: 'tidy' });
  await waitUntil('the upkeep is done', async () => (await upkeep.getJobState(id)) === 'completed');
}

const edit = ({ api }: Service, id: string, body: object) =>
  fetch(new URL(`/v1/sweeps/${id}`, api.url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const listIds = async (service: Service) =>
  (
    await service.get<{ items: Sweep[] }>('/v1/sweeps?filter=archived = true OR archived = false')
  ).items.map(({ id }) => id);
