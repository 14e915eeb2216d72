// Retention of sweeps by number and age.
import type { Sweep } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { waitUntilForgotten } from './support/keeping.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { long, type Service, short, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const dayMs = 24 * 60 * 60 * 1000;

test('removes sweeps beyond the retention count, the earliest ended first, and keeps archived and open ones', async () => {
  const service = await useService({ env: { SWEEPQ_RETENTION_COUNT: '2' } });
  const queues = useQueues(service);
  await service.startWorker();
  await waitUntil('the first tidying is over', async () => {
    return (await queues.upkeep.getCompletedCount()) >= 1;
  });
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
  await waitUntilForgotten(service, first);
  await waitUntilForgotten(service, second);
  expect(await listIds(service)).toEqual([open.id, ...kept.reverse(), archived]);
  await tidy(service);
  expect(await listIds(service)).toHaveLength(4);
});

test('removes sweeps that ended before the retention days, unless they are reopened', async () => {
  const service = await useService({ env: { SWEEPQ_RETENTION_DAYS: '7' } });
  const redis = useConnection(service);
  await service.startWorker();
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
  await waitUntilForgotten(service, old);
  expect((await service.waitForSweep(extended)).counts.completed).toBe(3);
  await tidy(service);
  expect(await listIds(service)).toEqual([extended, recent]);
});

/** Makes a worker run upkeep now, and waits until it is done. */
async function tidy(service: Service) {
  const { upkeep } = useQueues(service);
  const { id = '' } = await upkeep.add('tidy', { step: 'tidy' });
  await waitUntil('it is tidied', async () => (await upkeep.getJobState(id)) === 'completed');
}

const edit = ({ api }: Service, id: string, body: object) =>
  fetch(new URL(`/v1/sweeps/${id}`, api.url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const listIds = async (service: Service) =>
  (await service.get<{ items: Sweep[] }>('/v1/sweeps?archived=any')).items.map(({ id }) => id);
