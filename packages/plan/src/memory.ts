import { LRUCache } from 'lru-cache';
import { finish, finishWithPauses, type Pause, type Steps } from './steps.ts';

/** The inputs from which a value is computed. The objects must not change after the first call. */
type Source = readonly [object, ...unknown[]];

/** A cache of computed values. */
export type Memory<T> = {
  /** Returns the value. Computes it at once, if it is not cached. */
  get(source: Source, compute: () => Steps<T>): T;
  /** Computes the value with pauses, if it is not cached. Calls at the same time compute it once. */
  prepare(source: Source, compute: () => Steps<T>, pause: Pause): Promise<void>;
};

/**
 * Creates a cache. The same objects are found by identity, without a comparison of their content. Other objects with the same content are
 * found by their JSON, among the `most` recently used ones.
 */
export function createMemory<T>(most: number): Memory<T> {
  const byIdentity = new WeakMap<object, { source: Source; value: T }>();
  const byText = new LRUCache<string, { value: T }>({ max: most });
  /** The values that are computed with pauses. */
  const begun = new Map<string, Promise<T>>();

  function findSame(source: Source): { value: T } | undefined {
    const met = byIdentity.get(source[0]);
    return met !== undefined && source.every((each, k) => each === met.source[k]) ? met : undefined;
  }

  function keep(source: Source, text: string, value: T): T {
    byText.set(text, { value });
    byIdentity.set(source[0], { source, value });
    return value;
  }

  function begin(text: string, compute: () => Steps<T>, pause: Pause): Promise<T> {
    const computing = finishWithPauses(compute(), pause).finally(() => begun.delete(text));
    begun.set(text, computing);
    return computing;
  }

  return {
    get(source, compute) {
      const same = findSame(source);
      if (same !== undefined) return same.value;
      const text = JSON.stringify(source);
      const equal = byText.get(text);
      return keep(source, text, equal === undefined ? finish(compute()) : equal.value);
    },
    async prepare(source, compute, pause) {
      if (findSame(source) !== undefined) return;
      const text = JSON.stringify(source);
      const equal = byText.get(text);
      const value =
        equal === undefined ? await (begun.get(text) ?? begin(text, compute, pause)) : equal.value;
      keep(source, text, value);
    },
  };
}
