import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { formatRevisions, type Revisions } from './revisions.ts';

/**
 * Pauses a sweep. Returns the generation of the jobs with which the sweep resumes. `changed`: the sweep has another revision
 * than the given ones, and is not paused.
 */
export async function pauseSweep({ redis, keys }: StoreContext, id: string, revisions?: Revisions) {
  const args = {
    ...{ sweepId: id, eventsKept, channel: keys.control },
    revisions: formatRevisions(revisions),
  };
  const [state, generation] = await scripts.pauseSweep(redis, keys.inScripts(id), args);
  return { state, generation };
}

/** Resumes a paused sweep with this generation. Returns false if the sweep was resumed before, or was paused again. */
export async function resumeSweep(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<boolean> {
  const args = { sweepId: id, eventsKept, generation };
  return (await scripts.resumeSweep(redis, keys.inScripts(id), args)) === 1;
}
