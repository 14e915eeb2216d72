// Sweeps whose records in Redis are damaged.
import { collect } from '@sweepq/client';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { createFullSpec } from './support/full-spec.ts';
import { readProblem } from './support/problem.ts';
import { useConnection } from './support/queues.ts';
import { useService } from './support/service.ts';

type Page = { items: { id: string }[]; unreadable: { id: string; reason: string }[] };

test('the list of sweeps has the unreadable sweeps with their reasons, and all readable ones', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const request = { space: { learningRate: 0.001, iterations: 10 } };
  const ids: string[] = [];
  for (let k = 0; k < 4; k++) ids.push((await service.submit(request)).id);
  const [well = '', bad = '', unranked = '', miscounted = ''] = ids;
  const keyOf = (id: string) => `${service.prefix}:store:sweep:${id}`;
  await redis.hset(keyOf(bad), 'spec', '{"id":');
  await redis.set(`${keyOf(unranked)}:leaderboard`, 'x');
  await redis.hset(keyOf(miscounted), 'queued', -4);
  const { items, unreadable } = await service.get<Page>('/v1/sweeps');
  expect(items.map(({ id }) => id)).toEqual([miscounted, well]);
  const reasons = [
    { id: unranked, reason: expect.stringMatching(/^Its leaderboard cannot be read: /) },
    { id: bad, reason: expect.stringMatching(/^Its spec cannot be read: /) },
  ];
  expect(unreadable).toEqual(reasons);
  for (const { id, reason } of unreadable) {
    const response = await fetch(new URL(`/v1/sweeps/${id}`, service.api.url));
    expect(response.status).toBe(500);
    const problem = await readProblem(response);
    expect(problem).toMatchObject({ type: 'urn:sweepq:problem:unreadable', detail: reason });
  }
  const named: string[] = [];
  const list = service.client.listSweeps({ onUnreadable: ({ id }) => named.push(id) });
  expect((await collect(list)).length).toBe(2);
  expect(named).toEqual([unranked, bad]);
});

test('a sweep of a later version is listed as unreadable, and alone it is answered with 503', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const store = createStore(redis, service.prefix);
  const specs = [createFullSpec(0), createFullSpec(1), createFullSpec(2)];
  for (const spec of specs) await store.createSweep(spec);
  const keyOf = (k: number) => `${service.prefix}:store:sweep:${specs[k]?.id}`;
  await redis.hset(keyOf(1), 'spec', JSON.stringify({ ...specs[1], planVersion: 7 }));
  await redis.hset(keyOf(2), 'status', 'archived');
  const { items, unreadable } = await service.get<Page>('/v1/sweeps');
  expect(items.map(({ id }) => id)).toEqual([specs[0]?.id]);
  const reason = expect.stringMatching(/: the sweep is for a later sweepq\.$/);
  expect(unreadable).toEqual([2, 1].map((k) => ({ id: specs[k]?.id, reason })));
  const problem = await readProblem(await fetch(`${service.api.url}/v1/sweeps/${specs[1]?.id}`));
  expect(problem).toMatchObject({ status: 503, code: 'redis-unsuitable', detail: reason });
});
