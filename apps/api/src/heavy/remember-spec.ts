import type { SweepSpec } from '@sweepq/contract';
import { LRUCache } from 'lru-cache';

const remembered = new LRUCache<string, SweepSpec>({ max: 4 });

/**
 * The same object for the same sweep. Plans are cached by this object, but a thread gets a copy of it with each task. The plan of a
 * sweep changes only when the sweep is extended.
 */
export function rememberSpec(spec: SweepSpec): SweepSpec {
  // The key has the content of the extensions, not their number: Redis may lose an extension, and the sweep may get a different one.
  const key = `${spec.id} ${JSON.stringify(spec.extensions ?? [])}`;
  const known = remembered.get(key);
  if (known === undefined) remembered.set(key, spec);
  return known ?? spec;
}
