// A submit on an uploaded dataset, and the deletion of this dataset at each moment of the submit.
import { createOperationId, createSweepId } from '@sweepq/contract';
import { createDatasetLibrary } from '@sweepq/datasets';
import { createSweepSpec } from '@sweepq/plan';
import { createQueues } from '@sweepq/queue';
import { createLog } from '@sweepq/service';
import { createStore } from '@sweepq/store';
import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, onTestFinished, test } from 'vitest';
import { deleteDataset } from '../datasets/delete-dataset.ts';
import { addSweep } from './submit-sweep.ts';

const [train, held] = ['a'.repeat(64), 'b'.repeat(64)];
const dataset = { name: 'cats', version: 1, sha256: { train, test: held } };
const version = {
  ...{ createdAt: '2026-11-30T10:00:00.000Z', report: {} },
  ...{ train: { sha256: train, bytes: 1 }, test: { sha256: held, bytes: 1 } },
};

/** An uploaded dataset, and functions that submit a sweep on it and delete it. `onAdd` is called before the job is added. */
async function useDataset() {
  const { redis, prefix } = useRedis();
  const store = createStore(redis, prefix);
  const queues = createQueues({ connection: redis, prefix, onError: () => undefined });
  onTestFinished(() => queues.close());
  const id = createOperationId(Date.now());
  const files = { train: 'train', test: 'test' };
  const options = { name: 'cats', blobs: '', files, mapping: {}, source: 's', dryRun: false };
  await store.startImport({ id, options, createdAt: version.createdAt });
  await store.finishImport(id, { options, version, now: new Date() });
  const request = { dataset: 'cats', space: { learningRate: 0.1, iterations: 10 } };
  const now = Date.now();
  const identity = {
    ...{ id: createSweepId(now), createdAt: new Date(now).toISOString() },
    datasetSha256: dataset.sha256,
  };
  const spec = { ...createSweepSpec(request, identity), dataset };
  const deps = {
    ...{ queues, store, library: createDatasetLibrary({ roots: [] }) },
    ...{ log: createLog({ service: 'test', level: 'silent' }), now: () => new Date() },
    findBlobs: async () => ({ reason: 'There are no files.' }),
  };
  const submit = (onAdd: () => Promise<unknown> = async () => undefined) => {
    const attempt = {
      begin: async () => undefined,
      assertCanAdd: async () => void (await onAdd()),
    };
    return addSweep(deps, spec, { attempt });
  };
  const users = `${prefix}:store:dataset-users:cats:1`;
  const remove = () => deleteDataset(deps, 'cats');
  return { store, redis, spec, users, submit, remove };
}

const gone = {
  ...{ code: 'dataset-unusable', status: 422 },
  message: 'The version 1 of the dataset `cats` was deleted.',
};

test('a dataset that was deleted before the submit is rejected, and there is no sweep', async () => {
  const { store, spec, submit, remove } = await useDataset();
  expect(await remove()).toEqual([1]);
  await expect(submit()).rejects.toMatchObject(gone);
  expect(await store.readSweep(spec.id)).toBeUndefined();
});

test('a dataset is not deleted within a minute after a submit has begun, and after the sweep exists', async () => {
  const { submit, remove } = await useDataset();
  await submit(() => expect(remove()).rejects.toMatchObject({ code: 'dataset-in-use' }));
  await expect(remove()).rejects.toMatchObject({ code: 'dataset-in-use' });
});

test('a sweep whose dataset is deleted during a submit of more than a minute is rejected and deleted', async () => {
  const { store, redis, spec, users, submit, remove } = await useDataset();
  const late = async () => {
    await redis.zadd(users, Date.now() - 61_000, `sweep:${spec.id}`);
    expect(await remove()).toEqual([1]);
  };
  await expect(submit(late)).rejects.toMatchObject(gone);
  expect(await store.readSweep(spec.id)).toBeUndefined();
  expect(await store.listDeleted()).toEqual([spec.id]);
});

test('a deletion that has read the users before a sweep is added finds the sweep in its script', async () => {
  const { redis, store, spec, users, submit } = await useDataset();
  // The deletion takes the submit for one that has died.
  await submit(() => redis.zrem(users, `sweep:${spec.id}`));
  expect(await store.deleteVersions('cats', [1])).toBe('used');
});
