import { once } from 'node:events';
import type { DatasetIdentity } from '@sweepq/contract';
import type { FormName, PreparedData, Preprocessing, Start, Validation } from '@sweepq/core';
import { LRUCache } from 'lru-cache';
import type { CacheAnswer } from '../metrics/resource-metrics.ts';
import type { PreparingTimes } from '../threads/messages.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import { assertSame } from './dataset-changed-error.ts';
import type { DatasetSources } from './dataset-sources.ts';

type Sha256 = DatasetIdentity['sha256'];
/** Something that was made once and is shared; `bytes` is what it takes. */
type Shared = { bytes: number };
/** A dataset as it is lent, and how long it took whoever waited for all of it. */
export type Prepared = Shared & { key: string; data: PreparedData; took: PreparingTimes };
type SharedStart = Shared & { start: Start };
/** What of a dataset a run sees. */
export type DataView = { preprocessing: Preprocessing; validation: Validation | undefined };
type DataRequest = DataView & { dataset: DatasetIdentity; signal: AbortSignal };
/** `made` once it is there. */
type Use = { value: Promise<Shared>; made?: Shared; users: number };

export type PreparedCache = ReturnType<typeof createPreparedCache>;

export type PreparedCacheDeps = {
  pool: Pick<TrainingPool, 'prepare' | 'start' | 'forget'>;
  sources: DatasetSources;
  budgetBytes: number;
  form?: FormName | undefined;
  /** Told whether what a run asks for is there already. */
  onAsked?: (answer: CacheAnswer) => void;
};

/**
 * What a worker's runs share, known by its content: prepared datasets with their Gram matrices, and what
 * follows from the starting weights of a seed. Made once, also when several runs want it at the same
 * moment. What is not in use is kept while the budget lasts, the longest unused let go first; what is
 * larger than the budget is kept until another dataset is prepared.
 */
export function createPreparedCache({
  pool,
  sources,
  budgetBytes,
  form,
  onAsked = () => undefined,
}: PreparedCacheDeps) {
  const kept = new LRUCache<string, Shared>({
    maxSize: budgetBytes,
    sizeCalculation: ({ bytes }) => bytes,
    dispose: (value, _key, reason) => {
      if (reason === 'evict') letGo(value);
    },
  });
  let oversized: { key: string; value: Shared } | undefined;
  /** A dataset that is prepared before its content is known to be asked for. */
  let ahead: Promise<unknown> = Promise.resolve();
  const inUse = new Map<string, Use>();

  /** Waits no longer than the signal says; what is being made is made all the same. */
  async function lend<Value extends Shared, Result>(
    { key, make, signal }: { key: string; make: () => Promise<Value>; signal: AbortSignal },
    use: (value: Value) => Promise<Result>,
  ): Promise<Result> {
    const inUseNow = inUse.get(key);
    if (inUseNow !== undefined) onAsked('hit');
    const known = inUseNow ?? beginUse(key, findOrMake(key, make));
    known.users += 1;
    try {
      return await use((await unlessAborted(known.value, signal)) as Value);
    } finally {
      endUse(key, known);
    }
  }

  /** The making of it is a use, too: who comes meanwhile waits for the same. */
  function beginUse(key: string, value: Promise<Shared>): Use {
    const use: Use = { value, users: 1 };
    inUse.set(key, use);
    value.then(
      (made) => {
        use.made = made;
        endUse(key, use);
      },
      () => endUse(key, use),
    );
    return use;
  }

  function endUse(key: string, use: Use) {
    use.users -= 1;
    if (use.users > 0) return;
    inUse.delete(key);
    if (use.made !== undefined) keep(key, use.made);
  }

  async function findOrMake(key: string, make: () => Promise<Shared>): Promise<Shared> {
    await ahead;
    const found = take(key);
    onAsked(found === undefined ? 'miss' : 'hit');
    return found ?? make();
  }

  /** What is in use is not kept as well: its end makes it the one longest to stay. */
  function take(key: string): Shared | undefined {
    const found = kept.get(key) ?? (oversized?.key === key ? oversized.value : undefined);
    kept.delete(key);
    if (oversized?.key === key) oversized = undefined;
    return found;
  }

  function keep(key: string, value: Shared) {
    if (value.bytes <= budgetBytes) kept.set(key, value);
    else oversized = { key, value };
  }

  function letGo(value: Shared) {
    if ('data' in value) pool.forget();
  }

  /** Anything but `expected`, where it is given, is refused. */
  async function prepare(name: string, view: DataView, expected?: Sha256): Promise<Prepared> {
    // Two that are each too large to keep are not held at a time.
    if (oversized !== undefined) letGo(oversized.value);
    oversized = undefined;
    const read = async (roots: readonly string[]) => {
      const prepared = await pool.prepare({ roots, name, ...view, form, budgetBytes });
      if (expected !== undefined) assertSame(name, expected, prepared.sha256);
      return prepared;
    };
    const { sha256, data, took } = await (expected === undefined
      ? read(sources.roots)
      : sources.read({ name, sha256: expected }, read));
    return { key: keyOf(sha256, view), data, took, bytes: data.bytes };
  }

  async function prepareStart(data: PreparedData, seed: number): Promise<SharedStart> {
    const start = await pool.start(data, seed);
    return { start, bytes: start.train.byteLength + start.test.byteLength };
  }

  return {
    /** Lends a dataset until `use` has settled. */
    lendData<Result>(
      { dataset, signal, preprocessing, validation }: DataRequest,
      use: (prepared: Prepared) => Promise<Result>,
    ): Promise<Result> {
      const { name, sha256 } = dataset;
      const view = { preprocessing, validation };
      const key = keyOf(sha256, view);
      return lend({ key, make: () => prepare(name, view, sha256), signal }, use);
    },
    /** Makes a dataset ready before a run asks for it. */
    async prepareAhead(name: string): Promise<Prepared> {
      const preparing = prepare(name, { preprocessing: 'divide255', validation: undefined }).then(
        (prepared) => {
          keep(prepared.key, prepared);
          return prepared;
        },
      );
      ahead = preparing.catch(() => undefined);
      return preparing;
    },
    /** What the form needs of a seed's starting weights; the direct form needs nothing. */
    async findStart(
      { key, data }: Prepared,
      seed: number,
      signal: AbortSignal,
    ): Promise<Start | undefined> {
      if (data.form === 'direct') return undefined;
      const make = () => prepareStart(data, seed);
      return lend({ key: `${key} ${seed}`, make, signal }, async ({ start }) => start);
    },
    /** What is kept, in bytes. */
    get bytes() {
      return kept.calculatedSize;
    },
  };
}

function keyOf({ train, test }: Sha256, { preprocessing, validation }: DataView): string {
  const held = validation ? ` without ${validation.fraction} by ${validation.seed}` : '';
  return `${train} ${test} ${preprocessing}${held}`;
}

async function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const stop = () => {
    throw new Error(`The run was stopped: ${String(signal.reason)}.`);
  };
  if (signal.aborted) stop();
  const settled = new AbortController();
  const aborted = once(signal, 'abort', { signal: settled.signal }).then(stop);
  try {
    return await Promise.race([aborted, value]);
  } finally {
    settled.abort();
  }
}
