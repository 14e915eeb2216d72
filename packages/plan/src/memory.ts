import { LRUCache } from 'lru-cache';

/** The inputs from which a value is computed. The objects must not change after the first call. */
type Source = readonly [object, ...unknown[]];

/**
 * A cache of computed values. The same objects are found by identity, without a comparison of their content. Other objects
 * with the same content are found by their JSON, among the `most` recently used ones.
 */
export function createMemory<T>(most: number): (source: Source, make: () => T) => T {
  const byIdentity = new WeakMap<object, { source: Source; value: T }>();
  const byText = new LRUCache<string, { value: T }>({ max: most });
  const keep = (text: string, value: T) => {
    byText.set(text, { value });
    return { value };
  };
  return (source, make) => {
    const met = byIdentity.get(source[0]);
    if (met !== undefined && source.every((each, k) => each === met.source[k])) return met.value;
    const text = JSON.stringify(source);
    const { value } = byText.get(text) ?? keep(text, make());
    byIdentity.set(source[0], { source, value });
    return value;
  };
}
