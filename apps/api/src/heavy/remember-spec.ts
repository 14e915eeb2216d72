import type { SweepSpec } from '@sweepq/contract';

const remembered = new Map<string, SweepSpec>();
const most = 4;

/**
 * The same object for the same sweep: plans are remembered by it, and a thread is sent a copy with each piece of work. The
 * plan of a sweep changes only when it is extended.
 */
export function rememberSpec(spec: SweepSpec): SweepSpec {
  // The key has the content of the extensions, not their number: Redis may lose an extension, and the sweep may get a different one.
  const key = `${spec.id} ${JSON.stringify(spec.extensions ?? [])}`;
  const known = remembered.get(key) ?? spec;
  // Set again, which moves it to the end of the map: the first entry is the least recently used.
  remembered.delete(key);
  remembered.set(key, known);
  const [oldest] = remembered.keys();
  if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
  return known;
}
