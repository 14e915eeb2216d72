import { once } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { CacheAnswer } from '../metrics/resource-metrics.ts';

/** A value that several runs use at a time. */
export type Shared = { bytes: number };
/** A value that is in use until it is given back. A second call of `giveBack` does nothing. */
export type Loan<Value> = { value: Value; giveBack: () => void };
/** The loans of a value, which is being made or is there. `made` is set once it is there. */
type Use = { value: Promise<Shared>; made?: Shared; users: number };

export type LendingOptions = {
  budgetBytes: number;
  /** Called for each value that the cache removes to make room. */
  onRemove: (value: Shared) => void;
  /** Is told whether a value that is asked for is there already. */
  onAsked: (answer: CacheAnswer) => void;
};

/**
 * Makes a value once for all who ask for its key, also at the same moment. Keeps values that are not in use while the budget lasts, and
 * removes those first that were unused for the longest time. A value that is larger than the budget is kept until `removeOversized`.
 */
export function createLendingCache({ budgetBytes, onRemove, onAsked }: LendingOptions) {
  const inUse = new Map<string, Use>();
  const kept = new LRUCache<string, Shared>({
    maxSize: budgetBytes,
    sizeCalculation: ({ bytes }) => bytes,
    dispose: (value, _key, reason) => {
      if (reason === 'evict') onRemove(value);
    },
  });
  let oversized: { key: string; value: Shared } | undefined;
  /** A value that is being made and whose key is not known yet. */
  let ahead: Promise<unknown> = Promise.resolve();

  return {
    /** Lends the value of this key. Rejects when the signal is aborted; a value that is being made is made all the same. */
    async borrow<Value extends Shared>(
      key: string,
      make: () => Promise<Value>,
      signal: AbortSignal,
    ): Promise<Loan<Value>> {
      const present = inUse.get(key);
      if (present !== undefined) onAsked('hit');
      const use = present ?? beginUse(key, findOrMake(key, make));
      use.users += 1;
      let isLent = true;
      const giveBack = () => {
        if (isLent) endUse(key, use);
        isLent = false;
      };
      try {
        return { value: (await unlessAborted(use.value, signal)) as Value, giveBack };
      } catch (error) {
        giveBack();
        throw error;
      }
    },
    /** Keeps a value that nobody has asked for. Whoever asks for a value meanwhile waits, because it may be this one. */
    addAhead(making: Promise<{ key: string; value: Shared }>): void {
      ahead = making.then(({ key, value }) => keep(key, value)).catch(() => undefined);
    },
    /** Removes the value that is larger than the budget, if there is one. */
    removeOversized(): void {
      if (oversized !== undefined) onRemove(oversized.value);
      oversized = undefined;
    },
    /** The size of all values that are kept. */
    get bytes() {
      return kept.calculatedSize;
    },
  };

  /** Making a value counts as a use of it, so that whoever asks meanwhile waits for the same value. */
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

  /** A value in use is not kept. It is kept again at the end of its use, as the one that was used last. */
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
