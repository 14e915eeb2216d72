/** What a value follows from. None of it may be changed once it has been asked for. */
type Source = readonly [object, ...unknown[]];

/**
 * Makes a value once for what it follows from. The same objects are known at once, and others of the same
 * content by their text, for as long as theirs is among the `most` texts used last.
 */
export function createMemory<T>(most: number): (source: Source, make: () => T) => T {
  const byIdentity = new WeakMap<object, { source: Source; value: T }>();
  const byText = new Map<string, T>();
  return (source, make) => {
    const met = byIdentity.get(source[0]);
    if (met !== undefined && source.every((each, k) => each === met.source[k])) return met.value;
    const text = JSON.stringify(source);
    const value = byText.get(text) ?? make();
    byIdentity.set(source[0], { source, value });
    // Set again, and so moved to the end: the first is the one longest unused.
    byText.delete(text);
    byText.set(text, value);
    for (const oldest of byText.keys()) {
      if (byText.size <= most) break;
      byText.delete(oldest);
    }
    return value;
  };
}
