import type { SweepSpec } from '@sweepq/contract';
import { LRUCache } from 'lru-cache';

const interned = new LRUCache<string, SweepSpec>({ max: 4 });

/**
 * Returns the same object for specs with the same plan. Plans are cached by object identity, but each task brings its own
 * copy of the spec to the thread. The id identifies everything in the spec except the extensions.
 */
export function internSpec(spec: SweepSpec): SweepSpec {
  // The key has the content of the extensions and not their number: Redis may lose an extension, and the sweep may get
  // another one afterwards. Writing the key takes less time than the copy of the spec.
  const key = `${spec.id} ${JSON.stringify(spec.extensions ?? [])}`;
  const known = interned.get(key);
  if (known === undefined) interned.set(key, spec);
  return known ?? spec;
}
