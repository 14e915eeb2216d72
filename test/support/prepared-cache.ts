// The cache of prepared datasets of a worker, with fake threads that record their tasks.
import type { DatasetIdentity } from '@sweepq/contract';
import type { HeldOut, PreparedData, Start } from '@sweepq/core';
import { createDatasetSources } from '../../apps/worker/src/datasets/dataset-sources.ts';
import {
  createPreparedCache,
  type Prepared,
} from '../../apps/worker/src/datasets/prepared-cache.ts';
import type { PrepareTask } from '../../apps/worker/src/threads/messages.ts';

/** The size of each prepared dataset. */
export const bytesEach = 100;

type Cache = ReturnType<typeof createPreparedCache>;

/** Borrows a prepared dataset while `use` runs, and returns what `use` returns, by default the dataset. */
export async function lend<Result = Prepared>(
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
export function useCache({
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
export const unstopped = () => new AbortController().signal;
