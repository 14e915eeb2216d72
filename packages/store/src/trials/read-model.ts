import type { StoreContext } from '../context.ts';

/** Returns the model of a trial, as the engine encoded it; undefined for a trial without one. */
export async function readModel(
  { redis, keys }: StoreContext,
  { sweepId, trial }: { sweepId: string; trial: number },
): Promise<Uint8Array | undefined> {
  const { models } = keys.ofSweep(sweepId);
  return (await redis.hgetBuffer(models, String(trial))) ?? undefined;
}
