import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Pauses a sweep. `generation` is the generation of the jobs with which it resumes. */
export async function pauseSweep({ redis, keys }: StoreContext, id: string) {
  const args = { sweepId: id, eventsKept, channel: keys.control };
  const [state, generation] = await scripts.pauseSweep(redis, keys.inScripts(id), args);
  return { state, generation };
}

/** Resumes a paused sweep with this generation. Returns false if it was resumed before, or paused again. */
export async function resumeSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  const args = { sweepId: id, eventsKept, generation };
  return (await scripts.resumeSweep(redis, keys.inScripts(id), args)) === 1;
}
