import { bytesEach, lend, unstopped, useCache } from '@sweepq/testing/prepared-cache.ts';
import { describe, expect, test } from 'vitest';
import type { Prepared } from './prepared-cache.ts';

describe('a dataset', () => {
  test('is prepared once, also if two runs ask for it at the same time', async () => {
    const { cache, prepared } = useCache();
    const [first, second] = await Promise.all([lend(cache, 'a'), lend(cache, 'a')]);
    expect(first).toBe(second);
    expect(await lend(cache, 'a')).toBe(first);
    expect(prepared).toEqual(['a']);
  });

  test('is prepared once for each preprocessing and each validation split', async () => {
    const { cache } = useCache();
    expect(await lend(cache, 'a')).not.toBe(await lend(cache, 'a', { as: 'standardize' }));
    const without = { fraction: 0.2, seed: 0 };
    expect(await lend(cache, 'a')).not.toBe(await lend(cache, 'a', { without }));
  });

  test('is removed, in the cache and in the threads, if it is the least recently used and the budget is exceeded', async () => {
    const { cache, prepared, forgotten } = useCache({ budgetBytes: 2 * bytesEach });
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await lend(cache, name);
      expect(cache.bytes).toBeLessThanOrEqual(2 * bytesEach);
    }
    expect([prepared, forgotten.count]).toEqual([['a', 'b', 'c', 'b'], 2]);
  });

  test('counts as the most recently used when its run ends', async () => {
    const { cache, prepared } = useCache({ budgetBytes: 2 * bytesEach });
    const others = async () => {
      for (const name of ['b', 'a', 'c', 'a']) await lend(cache, name);
    };
    await lend(cache, 'a', { use: others });
    await lend(cache, 'a');
    expect(prepared).toEqual(['a', 'b', 'c']);
  });

  test('larger than the budget is shared, and kept until another dataset is prepared', async () => {
    const { cache, prepared, forgotten } = useCache({ budgetBytes: bytesEach - 1 });
    const inner = await lend(cache, 'a', { use: () => lend(cache, 'a') });
    expect(inner).toBeDefined();
    expect([prepared.length, cache.bytes]).toEqual([1, 0]);
    await lend(cache, 'a');
    expect(prepared).toEqual(['a']);
    await lend(cache, 'b');
    await lend(cache, 'a');
    expect([prepared, forgotten.count]).toEqual([['a', 'b', 'a'], 2]);
  });

  test('that was prepared before the first run is not prepared again', async () => {
    const { cache, prepared } = useCache();
    const preparing = cache.prepareAhead('a');
    const lent = lend(cache, 'a');
    expect(await lent).toBe(await preparing);
    expect(prepared).toEqual(['a']);
  });

  test('that could not be prepared is prepared again for the next run', async () => {
    const { cache, prepared } = useCache({ failOnce: true });
    await expect(lend(cache, 'a')).rejects.toThrow('no');
    await expect(lend(cache, 'a')).resolves.toBeDefined();
    expect(prepared).toEqual(['a']);
  });

  test('is rejected, with its name, if its content differs from that of the sweep', async () => {
    const { cache } = useCache();
    const sha256 = { train: 'another', test: 'a test' };
    await expect(lend(cache, 'a', { sha256 })).rejects.toMatchObject({
      code: 'dataset-changed',
      retriable: true,
      message: expect.stringContaining('Expected the dataset a to have the content'),
    });
  });

  test('is still prepared for other runs if one run stops waiting for it', async () => {
    const { cache, prepared } = useCache();
    const stopping = new AbortController();
    const stopped = lend(cache, 'a', { signal: stopping.signal });
    const other = lend(cache, 'a');
    stopping.abort('shutdown');
    await expect(stopped).rejects.toThrow('The run was stopped: shutdown.');
    await expect(other).resolves.toBeDefined();
    await expect(lend(cache, 'a', { signal: stopping.signal })).rejects.toThrow('shutdown');
    expect(prepared).toEqual(['a']);
  });
});

describe('the starting weights of a seed', () => {
  test('are prepared once for all runs with this seed', async () => {
    const { cache, started } = useCache();
    const find = (seed: number) =>
      lend(cache, 'a', { use: (prepared) => cache.findStart(prepared, { seed }, unstopped()) });
    const [first, second] = await Promise.all([find(7), find(7)]);
    expect(first).toBe(second);
    expect(await find(8)).not.toBe(first);
    expect(started).toEqual([7, 8]);
  });

  test('are not prepared for the direct form', async () => {
    const { cache, started } = useCache({ form: 'direct' });
    const use = (prepared: Prepared) => cache.findStart(prepared, { seed: 7 }, unstopped());
    expect(await lend(cache, 'a', { use })).toBeUndefined();
    expect(started).toEqual([]);
  });
});
