// Sweeps whose records in Redis are damaged.
import { collect } from '@sweepq/client';
import type { SweepSpec } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
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

test('a sweep whose spec lost a member, or has a member of another type, is listed or unreadable, and never an internal error', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const store = createStore(redis, service.prefix);
  const intact = createSpec(0);
  await store.createSweep(intact);
  const damages = listPaths(intact).flatMap((path) =>
    [undefined, null, 1, 'x', true, [], {}, [null]].map((value) => ({ path, value })),
  );
  // A list of spaces, with and without a damaged one.
  for (const other of [intact.space, 1, { ...intact.space, l2: 'x' }]) {
    damages.push({ path: ['space'], value: [intact.space, other] as never });
  }
  for (const [k, { path, value }] of damages.entries()) {
    const spec = createSpec(k + 1);
    await store.createSweep(spec);
    const stored = JSON.stringify(replaceAt(spec, path, value));
    await redis.hset(`${service.prefix}:store:sweep:${spec.id}`, 'spec', stored);
  }
  const { items, unreadable } = await service.get<Page>('/v1/sweeps?limit=1000');
  expect(items.map(({ id }) => id)).toContain(intact.id);
  expect(items.length + unreadable.length).toBe(damages.length + 1);
  expect(unreadable.length).toBeGreaterThan(damages.length / 2);
  const sorted = await service.get<Page>('/v1/sweeps?limit=1000&sort=name');
  expect(sorted.items.length).toBe(items.length);
  for (const { id, reason } of unreadable) {
    const path = damages[Number.parseInt(id.slice(-6), 10) - 1]?.path ?? [];
    expect(reason).toMatch(/^Its spec cannot be read: `/);
    // A range is reported as wrong if a damaged search does not sample it.
    expect([path[0], 'space']).toContain(/`(\w+)/.exec(reason)?.[1]);
    const problem = await readProblem(await fetch(new URL(`/v1/sweeps/${id}`, service.api.url)));
    expect(problem).toMatchObject({ status: 500, code: 'unreadable', detail: reason });
  }
  for (const { id } of items) {
    for (const part of ['', '/trials?limit=1', '/runs?limit=1', '/trials.csv']) {
      const { status } = await fetch(`${service.api.url}/v1/sweeps/${id}${part}`);
      expect([id, part, status]).toEqual([id, part, 200]);
    }
  }
});

test('a sweep of a later version is listed as unreadable, and alone it is answered with 503', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const store = createStore(redis, service.prefix);
  const specs = [createSpec(0), createSpec(1), createSpec(2)];
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

/** A spec with every member. The last six digits of its id are the number. */
const createSpec = (number: number): SweepSpec =>
  createSweepSpec(
    {
      ...{ name: 'n', tags: ['t'], note: 'text', dataset: 'cats', reuse: true },
      space: {
        learningRate: { min: 0.001, max: 0.1, scale: 'log', int: false },
        iterations: [10, 20],
      },
      search: { strategy: 'random', trials: 4, seed: 1 },
      ...{ validation: { fraction: 0.2 }, earlyStopping: { patience: 5 } },
      ...{ stop: { maxFailures: 2 }, webhooks: [{ url: 'http://localhost/x' }] },
    },
    {
      id: `swp_01arz3ndektsv4rrff00${String(number).padStart(6, '0')}`,
      createdAt: '2026-11-24T10:00:00.000Z',
      datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
      datasetWarnings: [{ code: 'c', message: 'm' }],
    },
  );

type Path = readonly string[];

/** The paths of all members, and of the members of objects. */
const listPaths = (value: unknown, path: Path = []): Path[] =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? []
    : Object.entries(value).flatMap(([key, member]) => [
        [...path, key],
        ...listPaths(member, [...path, key]),
      ]);

/** Returns a copy with another value at a path. Undefined removes the member. */
function replaceAt(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaceAt(record[key], rest, replacement) };
}
