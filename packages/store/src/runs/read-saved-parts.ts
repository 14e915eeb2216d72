import type { StoreContext } from '../context.ts';
import { partFields } from '../curves/read-curve-bytes.ts';
import type { RunCheckpoint } from './checkpoint.ts';
import { findSavedCheckpoint } from './saved-state.ts';

/** Reads what a training without an active attempt has saved: of a run, or of a fold as `<run>:<fold>`. */
export async function readSavedParts(
  { redis, keys }: StoreContext,
  { sweepId, name }: { sweepId: string; name: string },
): Promise<RunCheckpoint | undefined> {
  const key = keys.ofSweep(sweepId).parts;
  const [head = null, ...states] = await redis.hmgetBuffer(key, name, `${name}:s0`, `${name}:s1`);
  if (head === null) return undefined;
  const parts = await redis.hmgetBuffer(key, ...partFields(name, head.readUInt32LE(0)));
  return findSavedCheckpoint({ states, parts });
}
