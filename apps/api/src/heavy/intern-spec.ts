import { isDeepStrictEqual } from 'node:util';
import type { SweepSpec } from '@sweepq/contract';
import { LRUCache } from 'lru-cache';

/** The last spec of each sweep, by the id of the sweep. */
const interned = new LRUCache<string, SweepSpec>({ max: 4 });

/**
 * Returns the same object for specs with the same plan. Plans are cached by object identity, but each task brings its own
 * copy of the spec to the thread. The id identifies everything in the spec except the extensions and the trials that an adaptive
 * search has chosen so far.
 */
export function internSpec(spec: SweepSpec): SweepSpec {
  const known = interned.get(spec.id);
  // Compares the content of the extensions and not their number: Redis may lose an extension, and the sweep may get another
  // one afterwards. Comparing 50 000 numbers takes 1 ms; writing them into a key would take 9 ms.
  if (known !== undefined && isDeepStrictEqual(growing(known), growing(spec))) return known;
  interned.set(spec.id, spec);
  return spec;
}

/** The parts of a spec that grow. */
const growing = ({ extensions = [], asked = [] }: SweepSpec) => ({ extensions, asked });
