import { eventsKept, type StoreContext } from '../context.ts';
import { pauseSweepScript } from '../scripts/pause-sweep.ts';
import { resumeSweepScript } from '../scripts/resume-sweep.ts';

/** Pauses a sweep; `generation` is the one of the jobs that it goes on with. */
export async function pauseSweep({ redis, keys }: StoreContext, id: string) {
  const { sweep, events } = keys.ofSweep(id);
  const args = [id, eventsKept, keys.control];
  const answer = await pauseSweepScript(redis, [sweep, events, keys.events], args);
  const [state, generation] = answer as ['paused' | 'ended' | 'gone', number];
  return { state, generation };
}

/** Lets a paused sweep go on with this generation; false if it has gone on before, or is paused anew. */
export async function resumeSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  const { sweep, events } = keys.ofSweep(id);
  const args = [id, eventsKept, generation];
  return (await resumeSweepScript(redis, [sweep, events, keys.events], args)) === 1;
}
