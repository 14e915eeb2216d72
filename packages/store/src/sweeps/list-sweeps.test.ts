import { createSweepId } from '@sweepq/contract';
import { createSweepSpec } from '@sweepq/plan';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, test } from 'vitest';
import { createStore } from '../create-store.ts';

const createdAt = '2026-11-24T10:00:00.000Z';
const sha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };

/** A store with this number of sweeps, the newest first. */
async function useSweeps(count: number) {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const ids = Array.from({ length: count }, (_, k) => createSweepId(k + 1)).reverse();
  for (const id of ids) {
    const request = { dataset: 'cats', space: { learningRate: [0.005], iterations: [10] } };
    await store.createSweep(createSweepSpec(request, { id, createdAt, datasetSha256: sha256 }));
  }
  const keyOf = (id: string) => `${prefix}:store:sweep:${id}`;
  return { redis, store, ids, keyOf };
}

test.each([
  ['spec', ['spec', '{'], /^Its spec cannot be read: /],
  ['spec that is not an object', ['spec', '[]'], /^Its spec cannot be read: It is not an object/],
  ['extensions', ['extensions', '{}'], /^Its extensions cannot be read: It is not a list/],
  ['extension', ['extensions', '[{"space":[]}]'], /^Its extensions cannot be read: Extension 0 /],
  ['retry', ['retry', 'x'], /^Its retry cannot be read: /],
  ['list of tags', ['tags', '5'], /^Its labels cannot be read: It is not a list of names/],
])(
  'reports a sweep with a bad %s with the reason, and lists the others',
  async (_title, fields, reason) => {
    const { redis, store, ids, keyOf } = await useSweeps(3);
    const [newest = '', bad = '', oldest = ''] = ids;
    await redis.hset(keyOf(bad), ...fields);
    const { sweeps, unreadable } = await store.listSweeps({ limit: 10 });
    expect(sweeps.map(({ spec }) => spec.id)).toEqual([newest, oldest]);
    expect(unreadable).toEqual([{ id: bad, reason: expect.stringMatching(reason) }]);
    await expect(store.readSweep(bad)).rejects.toMatchObject({
      code: 'bad-record',
      message: expect.stringMatching(reason),
    });
  },
);

test('reports a record without a spec, and a key of another type', async () => {
  const { redis, store, ids, keyOf } = await useSweeps(3);
  const [first = '', second = '', third = ''] = ids;
  await redis.hdel(keyOf(first), 'spec');
  await redis.del(keyOf(third));
  await redis.set(keyOf(third), 'x');
  const { sweeps, unreadable } = await store.listSweeps({ limit: 10 });
  expect(sweeps.map(({ spec }) => spec.id)).toEqual([second]);
  expect(unreadable.map(({ id }) => id)).toEqual([first, third]);
  expect((await store.listEnded()).length).toBe(0);
  expect(await store.listMiscounted()).toEqual([]);
});

test('reports each sweep that cannot be read once over all pages', async () => {
  const { redis, store, ids, keyOf } = await useSweeps(9);
  const bad = [1, 2, 5, 8].map((k) => ids[k] ?? '');
  for (const id of bad) await redis.hset(keyOf(id), 'spec', '{');
  const named: string[] = [];
  const listed: string[] = [];
  for (let before: string | undefined; ; ) {
    const page = await store.listSweeps({ limit: 2, before });
    named.push(...page.unreadable.map(({ id }) => id));
    listed.push(...page.sweeps.map(({ spec }) => spec.id));
    if (!page.hasMore) break;
    before = listed.at(-1);
  }
  expect(named).toEqual(bad);
  expect(listed).toEqual(ids.filter((id) => !bad.includes(id)));
});

test('reads counters that are not counts as 0', async () => {
  const { redis, store, ids, keyOf } = await useSweeps(1);
  await redis.hset(keyOf(ids[0] ?? ''), { queued: '-4', failed: 'x' });
  const { sweeps } = await store.listSweeps({ limit: 1 });
  expect(sweeps[0]?.counts).toMatchObject({ total: 1, queued: 0, failed: 0 });
});
