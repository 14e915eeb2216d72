import type { SweepSpec } from '@sweepq/queue';

const remembered = new Map<string, SweepSpec>();
const most = 4;

/**
 * The same object for the same sweep: plans are remembered by it, and a thread is sent a copy with each piece of work. The
 * plan of a sweep changes only when it is extended.
 */
export function rememberSpec(spec: SweepSpec): SweepSpec {
  const key = `${spec.id} ${spec.extensions?.length ?? 0}`;
  const known = remembered.get(key) ?? spec;
  // Set again, and so moved to the end: the first is the one longest unused.
  remembered.delete(key);
  remembered.set(key, known);
  const [oldest] = remembered.keys();
  if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
  return known;
}
