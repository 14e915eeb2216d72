import { once } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { CacheAnswer } from '../metrics/resource-metrics.ts';

/** A value that several runs use at a time. */
export type Shared = { bytes: number };
/** A borrowed value. It is in use until `release` is called. A second call of `release` does nothing. */
export type Loan<Value> = { value: Value; release: () => void };
/** The loans of a value. `made` is set once the value has been created. */
type Use = { value: Promise<Shared>; made?: Shared; users: number };

export type LendingOptions = {
  budgetBytes: number;
  /** Called for each value that the cache removes to make room. */
  onRemove: (value: Shared) => void;
  /** Called with `hit` or `miss` for each value that is asked for. */
  onAsked: (answer: CacheAnswer) => void;
};

/**
 * Creates a value once for all borrowers of its key, also if they borrow at the same time. Keeps unused values within the budget, and
 * removes the least recently used value first. A value that is larger than the budget is kept until `removeOversized`.
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
  /** A value that is being created and whose key is not known yet. */
  let ahead: Promise<unknown> = Promise.resolve();

  return {
    /** Lends the value of this key. Rejects when the signal is aborted, but the creation of the value continues. */
    async borrow<Value extends Shared>(
      key: string,
      make: () => Promise<Value>,
      signal: AbortSignal,
    ): Promise<Loan<Value>> {
      const present = inUse.get(key) ?? takeUse(key);
      if (present !== undefined) onAsked('hit');
      const use = present ?? beginUse(key, findOrMake(key, make));
      const { value, release } = lendTo(key, use, use.made ?? use.value);
      try {
        if (signal.aborted) stop(signal);
        const made = value instanceof Promise ? await unlessAborted(value, signal) : value;
        return { value: made as Value, release };
      } catch (error) {
        release();
        throw error;
      }
    },
    /** Whether a borrower of this key gets a value without its creation, or after a creation that has begun. */
    has: (key: string): boolean => inUse.has(key) || kept.has(key) || oversized?.key === key,
    /** Lends the value of this key if it has been created. Undefined for any other value, and for an unused one that is larger than the budget. */
    borrowMade<Value extends Shared>(key: string): Loan<Value> | undefined {
      const use = inUse.get(key) ?? (kept.has(key) ? takeUse(key) : undefined);
      return use?.made && lendTo(key, use, use.made as Value);
    },
    /** Adds a value before a run borrows it. Until the key of the value is known, every borrower waits, because it may need this value. */
    addAhead(making: Promise<{ key: string; value: Shared }>): void {
      ahead = making.then(({ key, value }) => keep(key, value)).catch(() => undefined);
    },
    /** Removes the value that is larger than the budget, if there is one. */
    removeOversized(): void {
      if (oversized !== undefined) onRemove(oversized.value);
      oversized = undefined;
    },
    /** The total size of the unused values. */
    get bytes() {
      return kept.calculatedSize;
    },
  };

  /** Returns a use of a value that nobody uses now. Undefined if there is no such value. */
  function takeUse(key: string): Use | undefined {
    const made = take(key);
    if (made === undefined) return undefined;
    const use: Use = { value: Promise.resolve(made), made, users: 0 };
    inUse.set(key, use);
    return use;
  }

  function lendTo<Value>(key: string, use: Use, value: Value): Loan<Value> {
    use.users += 1;
    let isLent = true;
    const release = () => {
      if (isLent) endUse(key, use);
      isLent = false;
    };
    return { value, release };
  }

  /** The creation of a value counts as a use, so that later borrowers wait for the same value. */
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

  /** Removes a value from the unused values. When the last borrower releases the value, it is the most recently used one. */
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
  const settled = new AbortController();
  const aborted = once(signal, 'abort', { signal: settled.signal }).then(() => stop(signal));
  try {
    return await Promise.race([aborted, value]);
  } finally {
    settled.abort();
  }
}

function stop({ reason }: AbortSignal): never {
  throw new Error(`The run was stopped: ${String(reason)}.`);
}
