import type { DatasetIdentity } from '@sweepq/queue';
import { expect, test, vi } from 'vitest';
import type { SharedData } from '../threads/messages.ts';
import { createDataCache } from './data-cache.ts';

const identityOf = (name: string): DatasetIdentity => ({
  name,
  sha256: { train: `${name} train`, test: `${name} test` },
});

const createLoad = () =>
  vi.fn(async (name: string) => ({ sha256: identityOf(name).sha256 }) as SharedData);

test('a dataset is loaded once, also for two runs at the same moment', async () => {
  const load = createLoad();
  const dataOf = createDataCache(load);
  const [first, second] = await Promise.all([dataOf(identityOf('a')), dataOf(identityOf('a'))]);
  expect(first).toBe(second);
  expect(await dataOf(identityOf('a'))).toBe(first);
  expect(load).toHaveBeenCalledOnce();
});

test('the dataset longest unused makes room for a third', async () => {
  const load = createLoad();
  const dataOf = createDataCache(load);
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await dataOf(identityOf(name));
  expect(load.mock.calls.map(([name]) => name)).toEqual(['a', 'b', 'c', 'b']);
});

test('a load that fails is tried again', async () => {
  const load = createLoad();
  load.mockRejectedValueOnce(new Error('no'));
  const dataOf = createDataCache(load);
  await expect(dataOf(identityOf('a'))).rejects.toThrow('no');
  await expect(dataOf(identityOf('a'))).resolves.toBeDefined();
});

test('a dataset with another content than the sweep’s is refused by name', async () => {
  const dataOf = createDataCache(createLoad());
  const other = { name: 'a', sha256: { train: 'another', test: 'a test' } };
  await expect(dataOf(other)).rejects.toMatchObject({
    code: 'dataset-changed',
    retriable: true,
    message: expect.stringContaining('Expected the dataset a to have the content'),
  });
});
