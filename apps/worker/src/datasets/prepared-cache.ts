import type { DatasetIdentity } from '@sweepq/contract';
import {
  bytesInUse,
  CoreError,
  describeHeldOut,
  type Fold,
  type Folds,
  type FormName,
  type HeldOut,
  isFold,
  type PreparedData,
  type Preprocessing,
  pickStart,
  type RunSpec,
  type Start,
} from '@sweepq/core';
import type { CacheAnswer } from '../metrics/resource-metrics.ts';
import type { PreparedDataset, PrepareTask, PreparingTimes } from '../threads/messages.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import { assertSame } from './dataset-changed-error.ts';
import type { DatasetPlace, DatasetSources } from './dataset-sources.ts';
import { createLendingCache, type Loan, type Shared } from './lending-cache.ts';

type Sha256 = DatasetIdentity['sha256'];
/** A prepared dataset, and the times that reading and preparing took. */
export type Prepared = Shared & {
  key: string;
  data: PreparedData;
  took: PreparingTimes;
  /** For data that holds out a fold: the data of which it is a part. */
  whole?: Prepared | undefined;
};
/** With the parts of a division, which are in the memory of the whole. */
type PreparedDivision = Prepared & { parts: readonly Prepared[] };
type SharedStart = Shared & { start: Start };
/** The part of a dataset that a run sees. */
type DataView = { preprocessing: Preprocessing; validation: HeldOut | undefined };
type FoldView = { preprocessing: Preprocessing; validation: Fold };
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

  /** By the key of a whole dataset: the key of the division that was prepared last. */
  const divided = new Map<string, string>();
  /** The divisions that do not fit into one memory. Each of their folds is prepared alone. */
  const tooLarge = new Set<string>();

  return {
    /** Lends a dataset. Rejects files whose content differs from that of the sweep. */
    async borrowData({ dataset, signal, ...view }: DataRequest): Promise<Loan<Prepared>> {
      const { preprocessing, validation } = view;
      if (validation !== undefined && isFold(validation)) {
        return borrowFold(dataset, { preprocessing, validation }, signal);
      }
      const { name, sha256 } = dataset;
      const own = keyOf(sha256, view);
      // A run without a held-out part needs the whole of a division.
      const key = cache.has(own) ? own : (findDivision(own) ?? own);
      return cache.borrow(key, () => prepare(name, view, sha256), signal);
    },
    /** Prepares a dataset before a run asks for it. */
    prepareAhead(name: string): Promise<Prepared> {
      const preparing = prepare(name, { preprocessing: 'divide255', validation: undefined });
      cache.addAhead(preparing.then((value) => ({ key: value.key, value })));
      return preparing;
    },
    /**
     * The prepared starting weights of a unit. Undefined for the direct form and for a network, which need none. A model of more than two
     * classes is a network.
     */
    async findStart(
      prepared: Prepared,
      { seed, network, optimization }: Pick<RunSpec, 'seed' | 'network' | 'optimization'>,
      signal: AbortSignal,
    ): Promise<Start | undefined> {
      const { data, whole } = prepared;
      const isUnit = network === undefined && optimization === undefined && data.outputs === 1;
      if (data.form === 'direct' || !isUnit) return undefined;
      // With `standardize`, each part has features of its own. A whole in the direct form has no use for starting products.
      const isPicked = whole?.data.form === 'gram' && data.preprocessing === 'divide255';
      if (!isPicked || data.picked === undefined) return borrowStart(prepared, seed, signal);
      return pickStart(await borrowStart(whole, seed, signal), data.picked);
    },
    /** The total size of the unused values. */
    get bytes() {
      return cache.bytes;
    },
  };

  /** Lends a fold, from its division if that fits into one memory. */
  async function borrowFold(
    dataset: DatasetIdentity,
    view: FoldView,
    signal: AbortSignal,
  ): Promise<Loan<Prepared>> {
    const { name, sha256 } = dataset;
    const ofDivision = divisionKeyOf(sha256, view.preprocessing, view.validation);
    if (!tooLarge.has(ofDivision)) {
      try {
        return await borrowPart(dataset, view, signal);
      } catch (error) {
        // The error comes from a thread, so it has the code and not the class of a CoreError.
        if ((error as { code?: unknown }).code !== 'too-large') throw error;
        tooLarge.add(ofDivision);
      }
    }
    return cache.borrow(keyOf(sha256, view), () => prepare(name, view, sha256), signal);
  }

  /** All folds of a division are prepared together, and lent together. */
  async function borrowPart(
    { name, sha256 }: DatasetIdentity,
    { preprocessing, validation: { folds, seed, fold } }: FoldView,
    signal: AbortSignal,
  ): Promise<Loan<Prepared>> {
    const key = divisionKeyOf(sha256, preprocessing, { folds, seed });
    const make = () => prepareDivision({ name, sha256 }, preprocessing, { folds, seed });
    const { value, release } = await cache.borrow(key, make, signal);
    const part = value.parts[fold];
    if (part !== undefined) return { value: part, release };
    release();
    throw new CoreError(
      'bad-validation',
      `Expected \`validation.fold\` to be a whole number from 0 to ${folds - 1}, got \`${fold}\`.`,
    );
  }

  /** The key of a division of this dataset that is in the cache. */
  function findDivision(key: string): string | undefined {
    const ofDivision = divided.get(key);
    if (ofDivision !== undefined && cache.has(ofDivision)) return ofDivision;
    divided.delete(key);
    return undefined;
  }

  async function prepareDivision(
    { name, sha256 }: DatasetIdentity,
    preprocessing: Preprocessing,
    division: Folds,
  ): Promise<PreparedDivision> {
    const key = divisionKeyOf(sha256, preprocessing, division);
    const ofWhole = keyOf(sha256, { preprocessing, validation: undefined });
    // The dataset can be in the cache as a whole or with another division. Its Gram matrix is the same.
    const found = [ofWhole, divided.get(ofWhole) ?? ofWhole];
    const known = found.map((each) => cache.borrowMade<Prepared>(each));
    try {
      const view = { preprocessing, validation: undefined, division };
      const ofKnown = known.find((loan) => loan !== undefined)?.value.data;
      const prepared = await read(name, { ...view, known: ofKnown }, sha256);
      divided.set(ofWhole, key);
      const value = toPrepared(key, prepared);
      const ofParts = prepared.parts.map((data, fold) => ({
        ...{ key: `${key} fold ${fold}`, data, took: value.took },
        ...{ whole: value, bytes: value.bytes },
      }));
      return Object.assign(value, { parts: ofParts });
    } finally {
      for (const loan of known) loan?.release();
    }
  }

  async function borrowStart(
    { key, data }: Prepared,
    seed: number,
    signal: AbortSignal,
  ): Promise<Start> {
    const { value, release } = await cache.borrow(
      `${key} ${seed}`,
      () => prepareStart(data, seed),
      signal,
    );
    release();
    return value.start;
  }

  async function prepare(name: string, view: DataView, expected?: Sha256): Promise<Prepared> {
    const prepared = await read(name, view, expected);
    return toPrepared(keyOf(prepared.sha256, view), prepared);
  }

  /** Rejects a dataset with other content than `expected`, if that is given. */
  async function read(
    name: string,
    view: Pick<PrepareTask, 'preprocessing' | 'validation' | 'division' | 'known'>,
    expected?: Sha256,
  ): Promise<PreparedDataset> {
    // The oversized dataset is removed first, so that the memory never holds two datasets that are larger than the budget.
    cache.removeOversized();
    const readFrom = async (place: DatasetPlace) => {
      const prepared = await pool.prepare({ ...place, name, ...view, form, budgetBytes });
      if (expected !== undefined) assertSame(name, expected, prepared.sha256);
      return prepared;
    };
    return expected === undefined
      ? readFrom({ roots: sources.roots })
      : sources.read({ name, sha256: expected }, readFrom);
  }

  async function prepareStart(data: PreparedData, seed: number): Promise<SharedStart> {
    const start = await pool.start(data, seed);
    return { start, bytes: start.train.byteLength + start.test.byteLength };
  }
}

const toPrepared = (key: string, { data, took }: PreparedDataset): Prepared => ({
  ...{ key, data, took },
  // Networks take more memory while the dataset is in use, so its size is read when it is returned to the cache.
  get bytes() {
    return bytesInUse(data);
  },
});

const divisionKeyOf = (sha256: Sha256, preprocessing: Preprocessing, { folds, seed }: Folds) =>
  `${keyOf(sha256, { preprocessing, validation: undefined })} in ${folds} folds by ${seed}`;

function keyOf({ train, test }: Sha256, { preprocessing, validation }: DataView): string {
  const held = validation ? ` without ${describeHeldOut(validation)}` : '';
  return `${train} ${test} ${preprocessing}${held}`;
}
