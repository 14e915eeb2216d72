import { createOperationId, type StoredModelVersion } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { now, useStore } from '../../fixtures/stored-sweep.ts';
import { allSweeps } from '../keys.ts';
import type { ImportOptions } from './imports.ts';

const later = new Date('2026-11-24T11:00:00.000Z');
const [a, b, c] = ['a', 'b', 'c'].map((each) => each.repeat(64)) as [string, string, string];

const versionOf = (train: string, test: string) => ({
  ...{ createdAt: now, report: { layout: 'article' } },
  ...{ train: { sha256: train, bytes: 20 }, test: { sha256: test, bytes: 10 } },
});

/** A store, and functions that import datasets of given files. */
function useImports() {
  const used = useStore();
  const { store } = used;
  const start = async (given: Partial<ImportOptions> = {}) => {
    const id = createOperationId(Date.now());
    const files = { train: 'train', test: 'test' };
    const options = {
      ...{ name: 'cats', blobs: 'one', files, mapping: {}, source: c, dryRun: false },
      ...given,
    };
    await store.startImport({ id, options, createdAt: now });
    return { id, options };
  };
  const add = async (train: string, test: string, given: Partial<ImportOptions> = {}) => {
    const { id, options } = await start(given);
    const version = versionOf(train, test);
    return store.finishImport(id, { options, version, now: later });
  };
  return { ...used, start, add };
}

test('an import is queued, running and completed, and its version is the newest', async () => {
  const { store, start } = useImports();
  const moment = await store.readMoment(allSweeps);
  const { id, options } = await start();
  const queued = {
    ...{ id, type: 'dataset.import', status: 'queued' },
    ...{ target: { sweepId: null, dataset: 'cats' }, progress: null, result: null, error: null },
    ...{ createdAt: now, startedAt: null, finishedAt: null },
  };
  expect(await store.readOperation(id)).toEqual(queued);
  expect(await store.readImport(id)).toEqual({ options, isOpen: true });
  const progress = { done: 1, total: 3 };
  expect(await store.continueImport(id, { now: later, progress })).toBe(true);
  const running = { ...queued, status: 'running', startedAt: later.toISOString(), progress };
  expect(await store.readOperation(id)).toEqual(running);
  const version = versionOf(a, b);
  expect(await store.finishImport(id, { options, version, now: later })).toEqual({
    ...{ version: 1, isNew: true },
  });
  expect(await store.readOperation(id)).toEqual({
    ...{ ...running, status: 'completed', progress: { done: 3, total: 3 } },
    result: { version: 1, created: true, name: 'cats', report: { layout: 'article' } },
    finishedAt: later.toISOString(),
  });
  expect(await store.readImport(id)).toEqual({ options, isOpen: false });
  expect(await store.readVersion('cats')).toEqual({ ...version, name: 'cats', version: 1 });
  expect(await store.findUpload('cats', c)).toMatchObject({ version: 1 });
  expect(await store.listUploaded()).toEqual(['cats']);
  const events = await store.readEvents({ topic: allSweeps, after: moment }, 10);
  expect(
    events?.map(({ sweepId, event }) => [sweepId, (event as { status: string }).status]),
  ).toEqual([...[['', 'queued'] as const, ['', 'running'] as const, ['', 'completed'] as const]]);
});

test('the same files are the same version of a name, and other files make the next version', async () => {
  const { store, add } = useImports();
  expect(await add(a, b)).toEqual({ version: 1, isNew: true });
  expect(await add(a, b, { source: 'other' })).toEqual({ version: 1, isNew: false });
  expect(await add(a, c)).toEqual({ version: 2, isNew: true });
  expect(await add(a, b, { name: 'dogs' })).toEqual({ version: 1, isNew: true });
  expect((await store.listVersions('cats')).map(({ version }) => version)).toEqual([2, 1]);
  expect(await store.findUpload('cats', 'other')).toMatchObject({ version: 1 });
});

test('an import that was cancelled adds no version', async () => {
  const { store, start } = useImports();
  const { id, options } = await start();
  expect(await store.cancelImport(id, later)).toBe('cancelled');
  expect(await store.cancelImport(id, later)).toBe('cancelled');
  expect(await store.continueImport(id, { now: later, progress: { done: 1, total: 2 } })).toBe(
    false,
  );
  const version = versionOf(a, b);
  expect(await store.finishImport(id, { options, version, now: later })).toBeUndefined();
  expect(await store.endImport(id, { status: 'completed', result: {}, now: later })).toBe(false);
  expect(await store.listUploaded()).toEqual([]);
  expect(await store.cancelImport('op_gone', later)).toBe('gone');
});

test('a used version is not deleted, and a deleted one names the blobs that no other version uses', async () => {
  const { store, add } = useImports();
  await add(a, b);
  await add(a, c);
  const first = { name: 'cats', version: 1 };
  expect(await store.useVersion(first, 'sweep:swp_1')).toBe(true);
  expect(await store.useVersion({ name: 'cats', version: 9 }, 'sweep:swp_1')).toBe(false);
  const [user] = await store.listVersionUsers(first);
  expect(user).toEqual({
    user: 'sweep:swp_1',
    since: expect.any(Number),
    ageMs: expect.any(Number),
  });
  expect(user?.ageMs).toBeLessThan(10_000);
  expect(await store.deleteVersions('cats', [2, 1])).toBe('used');
  expect(await store.deleteVersions('cats', [7])).toBe('gone');
  expect(await store.deleteVersions('cats', [2])).toEqual([c]);
  expect(await store.isBlobUsed(a)).toBe(true);
  const { since = 0 } = user ?? {};
  // The use was noted again after it was read.
  await store.releaseVersion(first, [{ user: 'sweep:swp_1', since: since - 1 }]);
  expect(await store.deleteVersions('cats', [1])).toBe('used');
  await store.releaseVersion(first, [{ user: 'sweep:swp_1', since }]);
  expect([...(await store.deleteVersions('cats', [1]))].sort()).toEqual([a, b]);
  expect(await store.isBlobUsed(a)).toBe(false);
  expect(await store.listUploaded()).toEqual([]);
  expect(await store.findUpload('cats', c)).toBeUndefined();
  // Numbers are not used again.
  expect(await add(a, b)).toEqual({ version: 3, isNew: true });
});

test('the record of a sweep and a version of a model use a version of a dataset until they are removed', async () => {
  const { store, spec, add } = useImports();
  await add(a, b);
  const dataset = { name: 'cats', version: 1, sha256: { train: a, test: b } };
  const users = async () => (await store.listVersionUsers(dataset)).map(({ user }) => user);
  const record = { trialId: 't', createdAt: now, dataset } as StoredModelVersion;
  const change = { now: later };
  const register = () =>
    store.addModelVersion({ name: 'pets', record, file: new Uint8Array(1) }, change);
  expect(await store.createSweep({ ...spec, dataset })).toBe('created');
  expect(await store.createSweep({ ...spec, dataset })).toBe('present');
  for (let version = 1; version <= 3; version++) await register();
  const models = [1, 2, 3].map((version) => `model:pets:${version}`);
  expect(await users()).toEqual([...models, `sweep:${spec.id}`]);
  await store.removeModelVersion({ name: 'pets', version: 2 }, change);
  expect(await users()).toEqual(['model:pets:1', 'model:pets:3', `sweep:${spec.id}`]);
  await store.removeModel('pets', change);
  expect(await users()).toEqual([`sweep:${spec.id}`]);
  await store.cancelSweep(spec.id, later.toISOString());
  await store.deleteSweep(spec.id);
  expect(await store.deleteVersions('cats', [1])).toBe('used');
  await store.forgetSweep({ id: spec.id, operationId: '' }, { dataset, now: later });
  expect(await users()).toEqual([]);
  expect(await store.deleteVersions('cats', [1])).toHaveLength(2);
  // The model needs no dataset, but a sweep does.
  expect(await register()).toEqual(['added', 1]);
  expect(await store.createSweep({ ...spec, dataset })).toBe('unusable');
  expect(await store.createSweep({ ...spec, dataset })).toBe('unusable');
  expect(await users()).toEqual([]);
});

test('the first claim of an id of the blobs is kept, except if its folder is lost before the first upload', async () => {
  const { store, add } = useImports();
  expect(await store.readBlobId()).toBeUndefined();
  expect(await store.claimBlobId('one')).toBe('one');
  expect(await store.claimBlobId('two')).toBe('one');
  expect(await store.readBlobId()).toBe('one');
  expect(await store.claimBlobId('two', 'one')).toBe('two');
  // The files of this import are in the lost folder.
  expect(await add(a, b)).toBe('other-blobs');
  expect(await store.listUploaded()).toEqual([]);
  await add(a, b, { blobs: 'two' });
  expect(await store.claimBlobId('three', 'two')).toBe('two');
});
