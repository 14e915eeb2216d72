import type { DatasetIdentity } from '@sweepq/contract';
import {
  bytesInUse,
  describeHeldOut,
  type FormName,
  type HeldOut,
  type PreparedData,
  type Preprocessing,
  type RunSpec,
  type Start,
} from '@sweepq/core';
import type { CacheAnswer } from '../metrics/resource-metrics.ts';
import type { PreparingTimes } from '../threads/messages.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import { assertSame } from './dataset-changed-error.ts';
import type { DatasetSources } from './dataset-sources.ts';
import { createLendingCache, type Loan, type Shared } from './lending-cache.ts';

type Sha256 = DatasetIdentity['sha256'];
/** A prepared dataset, and the times that reading and preparing took. */
export type Prepared = Shared & { key: string; data: PreparedData; took: PreparingTimes };
type SharedStart = Shared & { start: Start };
/** The part of a dataset that a run sees. */
type DataView = { preprocessing: Preprocessing; validation: HeldOut | undefined };
type DataRequest = DataView & { dataset: DatasetIdentity; signal: AbortSignal };

export type PreparedCache = ReturnType<typeof createPreparedCache>;

export type PreparedCacheDeps = {
  pool: Pick<TrainingPool, 'prepare' | 'start' | 'forget'>;
  sources: DatasetSources;
  budgetBytes: number;
  form?: FormName | undefined;
  /** Called with `hit` or `miss` for each value that a run asks for. */
  onAsked?: (answer: CacheAnswer) => void;
};

/**
 * The values that the runs of a worker share: prepared datasets with their Gram matrices, and the prepared starting weights of each
 * seed. A key contains the hash of the files, not their names.
 */
export function createPreparedCache(deps: PreparedCacheDeps) {
  const { pool, sources, budgetBytes, form, onAsked = () => undefined } = deps;
  const cache = createLendingCache({
    ...{ budgetBytes, onAsked },
    // Threads also hold references to datasets. `forget` makes them drop these references.
    onRemove(value) {
      if ('data' in value) pool.forget();
    },
  });

  return {
    /** Lends a dataset. Rejects files whose content differs from that of the sweep. */
    borrowData({ dataset, signal, ...view }: DataRequest): Promise<Loan<Prepared>> {
      const { name, sha256 } = dataset;
      return cache.borrow(keyOf(sha256, view), () => prepare(name, view, sha256), signal);
    },
    /** Prepares a dataset before a run asks for it. */
    prepareAhead(name: string): Promise<Prepared> {
      const preparing = prepare(name, { preprocessing: 'divide255', validation: undefined });
      cache.addAhead(preparing.then((value) => ({ key: value.key, value })));
      return preparing;
    },
    /** The prepared starting weights of a unit. Undefined for the direct form and for a network, which need none. */
    async findStart(
      { key, data }: Prepared,
      { seed, network, optimization }: Pick<RunSpec, 'seed' | 'network' | 'optimization'>,
      signal: AbortSignal,
    ): Promise<Start | undefined> {
      const isUnit = network === undefined && optimization === undefined;
      if (data.form === 'direct' || !isUnit) return undefined;
      const { value, release } = await cache.borrow(
        `${key} ${seed}`,
        () => prepareStart(data, seed),
        signal,
      );
      release();
      return value.start;
    },
    /** The total size of the unused values. */
    get bytes() {
      return cache.bytes;
    },
  };

  /** Rejects a dataset with other content than `expected`, if that is given. */
  async function prepare(name: string, view: DataView, expected?: Sha256): Promise<Prepared> {
    // The oversized dataset is removed first, so that the memory never holds two datasets that are larger than the budget.
    cache.removeOversized();
    const read = async (roots: readonly string[]) => {
      const prepared = await pool.prepare({ roots, name, ...view, form, budgetBytes });
      if (expected !== undefined) assertSame(name, expected, prepared.sha256);
      return prepared;
    };
    const { sha256, data, took } = await (expected === undefined
      ? read(sources.roots)
      : sources.read({ name, sha256: expected }, read));
    // Networks take more memory while the dataset is in use, so its size is read when it is returned to the cache.
    const key = keyOf(sha256, view);
    return {
      ...{ key, data, took },
      get bytes() {
        return bytesInUse(data);
      },
    };
  }

  async function prepareStart(data: PreparedData, seed: number): Promise<SharedStart> {
    const start = await pool.start(data, seed);
    return { start, bytes: start.train.byteLength + start.test.byteLength };
  }
}

function keyOf({ train, test }: Sha256, { preprocessing, validation }: DataView): string {
  const held = validation ? ` without ${describeHeldOut(validation)}` : '';
  return `${train} ${test} ${preprocessing}${held}`;
}
