import type { DatasetIdentity } from '@sweepq/contract';
import type { HeldOut, PreparedData, Start } from '@sweepq/core';
import { describe, expect, test } from 'vitest';
import type { PrepareTask } from '../threads/messages.ts';
import { createDatasetSources } from './dataset-sources.ts';
import { createPreparedCache, type Prepared } from './prepared-cache.ts';

const bytesEach = 100;

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

  test('are those of the whole for each fold, and each fold has its own with `standardize`', async () => {
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

  test('are not prepared for the direct form', async () => {
    const { cache, started } = useCache({ form: 'direct' });
    const use = (prepared: Prepared) => cache.findStart(prepared, { seed: 7 }, unstopped());
    expect(await lend(cache, 'a', { use })).toBeUndefined();
    expect(started).toEqual([]);
  });
});

type Cache = ReturnType<typeof createPreparedCache>;

async function lend<Result = Prepared>(
  cache: Cache,
  name: string,
  options: {
    as?: 'divide255' | 'standardize';
    without?: HeldOut | undefined;
    sha256?: DatasetIdentity['sha256'];
    signal?: AbortSignal;
    use?: (prepared: Prepared) => Promise<Result>;
  } = {},
): Promise<Result> {
  const { as: preprocessing = 'divide255', signal = unstopped() } = options;
  const { use = async (prepared: Prepared) => prepared as Result } = options;
  const dataset = { name, sha256: options.sha256 ?? sha256Of(name) };
  const view = { preprocessing, validation: options.without };
  const { value, release } = await cache.borrowData({ dataset, ...view, signal });
  try {
    return await use(value);
  } finally {
    release();
  }
}

/** A cache with fake threads that record their tasks. */
function useCache({
  budgetBytes = 10 * bytesEach,
  form = 'gram' as const,
  failOnce = false,
  isTooLarge = false,
}: {
  budgetBytes?: number;
  form?: 'gram' | 'direct';
  failOnce?: boolean;
  /** Whether no division fits into one memory. */
  isTooLarge?: boolean;
} = {}) {
  const prepared: string[] = [];
  const known: (PreparedData | undefined)[] = [];
  const started: number[] = [];
  const forgotten = { count: 0 };
  let isToFail = failOnce;
  const pool = {
    async prepare(task: Omit<PrepareTask, 'slots' | 'isRead'>) {
      const { name, preprocessing, division } = task;
      if (isToFail) {
        isToFail = false;
        throw new Error('no');
      }
      if (isTooLarge && division !== undefined) {
        throw Object.assign(new Error('no'), { code: 'too-large' });
      }
      prepared.push(name);
      known.push(task.known);
      await new Promise(setImmediate);
      const empty = { memory: { buffer: new SharedArrayBuffer(0) }, layout: { bytes: 0 } };
      const sizes = { outputs: 1, bytes: bytesEach };
      const view = { preprocessing, validation: task.validation };
      const data = { ...empty, ...sizes, ...view, form } as PreparedData;
      const parts = Array.from({ length: division?.folds ?? 0 }, (_, fold) => ({
        ...data,
        validation: division && { ...division, fold },
        picked: {
          train: Uint32Array.from([0, 1, 2, 3].filter((i) => i !== fold)),
          validation: Uint32Array.of(fold),
        },
      }));
      return { sha256: sha256Of(name), data, parts, took: { loadedMs: 2, preparedMs: 1 } };
    },
    forget() {
      forgotten.count += 1;
    },
    async start(_data: PreparedData, seed: number): Promise<Start> {
      started.push(seed);
      const [train, test] = [Float64Array.of(0, 1, 2, 3), new Float64Array(2)];
      return { seed, train, test, squaredNorm: 0 };
    },
  };
  const cache = createPreparedCache({
    ...{ pool, budgetBytes },
    sources: createDatasetSources({ roots: [] }),
  });
  return { cache, prepared, known, started, forgotten };
}

const sha256Of = (name: string) => ({ train: `${name} train`, test: `${name} test` });
const unstopped = () => new AbortController().signal;
