import { mostModelVersions, type StoredModelVersion } from '@sweepq/contract';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, test } from 'vitest';
import { createStore } from '../create-store.ts';

const now = new Date('2026-11-30T10:00:00.000Z');
const later = new Date('2026-11-30T11:00:00.000Z');
const dataset = { name: 'synthetic-cats', sha256: { train: 'a', test: 'b' } };
const record = { trialId: 't', createdAt: now.toISOString(), dataset } as StoredModelVersion;

function useModels() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const add = (claimId?: string, more: Partial<StoredModelVersion> = {}) =>
    store.addModelVersion(
      { name: 'cats', record: { ...record, ...more }, file: Uint8Array.of(1, 0, 255), claimId },
      { now },
    );
  const move = (alias: string, version: number, revisions?: number[]) =>
    store.moveAlias({ name: 'cats', alias, version }, { now: later, revisions });
  const remove = (version: number) =>
    store.removeModelVersion({ name: 'cats', version }, { now: later });
  return { redis, prefix, store, add, move, remove };
}

test('versions count from 1, the newest one is known, and the number of a deleted version is not used again', async () => {
  const { store, add, remove } = useModels();
  expect(await store.readRegisteredModel('cats')).toBeUndefined();
  expect(await add()).toEqual(['added', 1]);
  expect(await add()).toEqual(['added', 2]);
  expect(await store.readRegisteredModel('cats')).toMatchObject({
    ...{ name: 'cats', tags: [], note: null, versionCount: 2, aliases: [] },
    newest: { ...record, version: 2 },
  });
  expect(await remove(2)).toEqual({ state: 'removed', aliases: [] });
  expect(await store.findModelVersion({ name: 'cats' })).toMatchObject({
    version: { version: 1 },
  });
  expect(await add()).toEqual(['added', 3]);
  expect(await remove(3)).toMatchObject({ state: 'removed' });
  expect(await remove(3)).toMatchObject({ state: 'missing' });
  expect(await remove(1)).toMatchObject({ state: 'removed' });
  expect(await store.readRegisteredModel('cats')).toMatchObject({ versionCount: 0, newest: null });
  expect(await store.findModelVersion({ name: 'cats' })).toBe('no-version');
  expect(await store.findModelVersion({ name: 'dogs' })).toBe('no-model');
});

test('the file of a version has the bytes that were added, until the version is deleted', async () => {
  const { store, add, remove } = useModels();
  await add();
  expect([...((await store.readModelVersionFile('cats', 1)) ?? [])]).toEqual([1, 0, 255]);
  await remove(1);
  expect(await store.readModelVersionFile('cats', 1)).toBeUndefined();
});

test('a claim of an idempotency key makes one version, however often it is repeated', async () => {
  const { redis, prefix, store, add } = useModels();
  expect(await add('a')).toEqual(['added', 1]);
  expect(await add('b')).toEqual(['added', 2]);
  expect(await add('a')).toEqual(['known', 1]);
  expect(await store.findClaimedVersion('cats', 'a')).toBe(1);
  // The claim expires after 24 hours: with its key, or when another one is stored.
  const claims = `${prefix}:store:model:cats:claims`;
  const dayMs = 24 * 60 * 60 * 1000;
  expect(await redis.pttl(claims)).toBeGreaterThan(dayMs - 10_000);
  await redis.hset(claims, 'a', `1 ${Date.now() - dayMs - 10_000}`);
  await add('d');
  expect((await redis.hkeys(claims)).sort()).toEqual(['b', 'd']);
  expect(await store.findClaimedVersion('cats', 'c')).toBeUndefined();
});

test('an alias moves, keeps its version from deletion, and can be removed', async () => {
  const { store, add, move, remove } = useModels();
  expect(await move('champion', 1)).toBe('gone');
  await add();
  await add();
  expect(await move('champion', 3)).toBe('missing');
  expect(await move('champion', 1)).toBe('moved');
  expect(await move('candidate', 2)).toBe('moved');
  expect(await store.findModelVersion({ name: 'cats', alias: 'champion' })).toMatchObject({
    ...{ version: { version: 1 }, aliases: [{ name: 'candidate' }, { name: 'champion' }] },
  });
  expect(await move('champion', 2)).toBe('moved');
  expect(await store.readRegisteredModel('cats')).toMatchObject({
    aliases: [
      { name: 'candidate', version: 2, movedAt: later.toISOString() },
      { name: 'champion', version: 2, movedAt: later.toISOString() },
    ],
  });
  expect(await remove(2)).toEqual({ state: 'used', aliases: ['candidate', 'champion'] });
  const change = { now: later };
  expect(await store.removeModel('cats', change)).toEqual({
    ...{ state: 'used', aliases: ['candidate', 'champion'] },
  });
  for (const alias of ['candidate', 'champion']) {
    expect(await store.removeAlias({ name: 'cats', alias }, change)).toBe('removed');
    expect(await store.removeAlias({ name: 'cats', alias }, change)).toBe('missing');
  }
  expect(await store.findModelVersion({ name: 'cats', alias: 'champion' })).toBe('no-version');
  expect(await store.removeModel('cats', change)).toEqual({ state: 'removed', aliases: [] });
});

test('a deleted model leaves no key, and a new model of its name has another revision', async () => {
  const { redis, prefix, store, add } = useModels();
  await add('a');
  const before = await store.readRegisteredModel('cats');
  await store.removeModel('cats', { now });
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
  await store.addModelVersion(
    { name: 'cats', record, file: Uint8Array.of(2) },
    { now: new Date(now.getTime() + 5) },
  );
  const after = await store.readRegisteredModel('cats');
  expect(after?.revision).not.toBe(before?.revision);
  expect(after?.newest?.version).toBe(1);
});

test('a change with another revision than the present one changes nothing', async () => {
  const { store, add, move } = useModels();
  await add();
  const revision = (await store.readRegisteredModel('cats'))?.revision ?? 0;
  expect(await move('champion', 1, [revision - 1])).toBe('changed');
  expect(await move('champion', 1, [7, revision])).toBe('moved');
  const late = { now: later, revisions: [revision] };
  expect(await store.editModel('cats', { note: 'x' }, late)).toBe('changed');
  expect(await store.removeModel('cats', late)).toMatchObject({ state: 'changed' });
  expect(await store.editModel('cats', { note: 'x', tags: ['a'] }, { now: later })).toBe('edited');
  expect(await store.editModel('cats', { note: null }, { now: later })).toBe('edited');
  expect(await store.readRegisteredModel('cats')).toMatchObject({
    ...{ note: null, tags: ['a'], updatedAt: later.toISOString() },
    aliases: [{ name: 'champion' }],
  });
});

test(`a model has at most ${mostModelVersions} versions`, async () => {
  const { redis, prefix, store, add } = useModels();
  await add();
  const others = Array.from({ length: mostModelVersions - 1 }, (_, k) => [`${k + 2}`, '{}']);
  await redis.hset(`${prefix}:store:model:cats:versions`, ...others.flat());
  expect(await add()).toEqual(['full', 0]);
  expect((await store.listModelVersions('cats'))?.versions).toHaveLength(mostModelVersions);
});
