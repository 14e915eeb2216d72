// Sweeps whose specs in Redis are damaged at each of their members.
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { createFullSpec } from './support/full-spec.ts';
import { readProblem } from './support/problem.ts';
import { useConnection } from './support/queues.ts';
import { useService } from './support/service.ts';

type Page = { items: { id: string }[]; unreadable: { id: string; reason: string }[] };

test('a sweep whose spec lost a member, or has a member of another type, is listed or unreadable, and never an internal error', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const store = createStore(redis, service.prefix);
  const intact = createFullSpec(0);
  await store.createSweep(intact);
  const damages = listPaths(intact).flatMap((path) =>
    [undefined, null, 1, 'x', true, [], {}, [null]].map((value) => ({ path, value })),
  );
  // A list of spaces, with and without a damaged one.
  for (const other of [intact.space, 1, { ...intact.space, l2: 'x' }]) {
    damages.push({ path: ['space'], value: [intact.space, other] as never });
  }
  for (const [k, { path, value }] of damages.entries()) {
    const spec = createFullSpec(k + 1);
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
