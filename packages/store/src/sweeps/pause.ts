import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Pauses a sweep; `generation` is the one of the jobs that it goes on with. */
export async function pauseSweep({ redis, keys }: StoreContext, id: string) {
  const args = { sweepId: id, eventsKept, channel: keys.control };
  const [state, generation] = await scripts.pauseSweep(redis, keys.inScripts(id), args);
  return { state, generation };
}

/** Lets a paused sweep go on with this generation; false if it has gone on before, or is paused anew. */
export async function resumeSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  const args = { sweepId: id, eventsKept, generation };
  return (await scripts.resumeSweep(redis, keys.inScripts(id), args)) === 1;
}
