import { bytesEach, lend, unstopped, useCache } from '@sweepq/testing/prepared-cache.ts';
import { describe, expect, test } from 'vitest';

describe('the folds of a division', () => {
  const folds = [0, 1, 2].map((fold) => ({ folds: 3, seed: 5, fold }));

  test('are prepared once and together, also for runs without a held-out part', async () => {
    const { cache, prepared } = useCache();
    const [first, second] = await Promise.all(
      folds.map((without) => lend(cache, 'a', { without })),
    );
    expect(first?.data.validation).toEqual(folds[0]);
    expect(second?.data.validation).toEqual(folds[1]);
    expect(await lend(cache, 'a', { without: folds[0] })).toBe(first);
    expect(await lend(cache, 'a')).toBe(first?.whole);
    expect(prepared).toEqual(['a']);
  });

  test('are prepared once for each number of folds, seed and preprocessing', async () => {
    const { cache, prepared } = useCache();
    const without = { folds: 3, seed: 5, fold: 1 };
    await lend(cache, 'a', { without });
    await lend(cache, 'a', { without: { ...without, seed: 6 } });
    await lend(cache, 'a', { without: { ...without, folds: 4 } });
    await lend(cache, 'a', { without, as: 'standardize' });
    expect(prepared).toEqual(['a', 'a', 'a', 'a']);
  });

  test('get the Gram matrix of the dataset if it is in the cache, as a whole or with another division', async () => {
    const { cache, known } = useCache();
    const whole = await lend(cache, 'a');
    await lend(cache, 'a', { without: folds[0] });
    expect(known).toEqual([undefined, whole.data]);
    const other = useCache();
    const part = await lend(other.cache, 'a', { without: folds[0] });
    await lend(other.cache, 'a', { without: { folds: 3, seed: 6, fold: 0 } });
    expect(other.known).toEqual([undefined, part.whole?.data]);
  });

  test('are removed together, and count once', async () => {
    const { cache, forgotten, prepared } = useCache({ budgetBytes: 2 * bytesEach });
    for (const without of folds) await lend(cache, 'a', { without });
    expect(cache.bytes).toBe(bytesEach);
    for (const name of ['b', 'c']) await lend(cache, name);
    expect(forgotten.count).toBe(1);
    await lend(cache, 'a', { without: folds[2] });
    expect(prepared).toEqual(['a', 'b', 'c', 'a']);
  });

  test('stay in the cache while a run uses one of them', async () => {
    const { cache, forgotten } = useCache({ budgetBytes: bytesEach });
    const use = async () => {
      for (const name of ['b', 'c']) await lend(cache, name);
      expect(forgotten.count).toBe(1);
    };
    await lend(cache, 'a', { without: folds[1], use });
  });

  test('are prepared one by one if the division does not fit into one memory', async () => {
    const { cache, prepared } = useCache({ isTooLarge: true });
    const first = await lend(cache, 'a', { without: folds[0] });
    expect(first.data.validation).toEqual(folds[0]);
    expect(await lend(cache, 'a', { without: folds[0] })).toBe(first);
    expect(await lend(cache, 'a', { without: folds[1] })).not.toBe(first);
    expect(prepared).toEqual(['a', 'a']);
  });

  test('reject a fold that does not exist', async () => {
    const { cache } = useCache();
    const asked = lend(cache, 'a', { without: { folds: 3, seed: 5, fold: 3 } });
    await expect(asked).rejects.toMatchObject({ code: 'bad-validation', retriable: false });
  });
});

test('a fold uses the starting products of the whole, and with `standardize` it has its own', async () => {
  const { cache, started } = useCache();
  const starts = (as: 'divide255' | 'standardize') =>
    Promise.all(
      [0, 1, 2].map((fold) =>
        lend(cache, 'a', {
          ...{ as, without: { folds: 3, seed: 5, fold } },
          use: (prepared) => cache.findStart(prepared, { seed: 7 }, unstopped()),
        }),
      ),
    );
  // The fake products of train are 0, 1, 2, 3. Fold i holds out image i.
  expect((await starts('divide255')).map((start) => [...(start?.train ?? [])])).toEqual([
    [1, 2, 3],
    [0, 2, 3],
    [0, 1, 3],
  ]);
  expect(started).toEqual([7]);
  await starts('standardize');
  expect(started).toEqual([7, 7, 7, 7]);
});
