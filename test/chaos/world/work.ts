import type { Random } from '../random.ts';
import type { SentSweep, World } from './world.ts';

type WorkOptions = {
  requests: readonly SentSweep[];
  random: Random;
  /** Another sweep is submitted when fewer trials than this are open. */
  leastOpenTrials: number;
};

/** Submits sweeps. `keepUp` submits another one when few trials are open, so that faults do not always affect the same run. */
export async function submitWork(world: World, { requests, random, leastOpenTrials }: WorkOptions) {
  const sweeps: { id: string; request: SentSweep }[] = [];
  const submit = async (request: SentSweep) =>
    sweeps.push({ id: await world.submit(request), request });
  for (const request of requests) await submit(request);
  return {
    sweeps,
    async keepUp() {
      const states = await Promise.all(sweeps.map(({ id }) => world.client.readSweep(id)));
      const open = states.reduce((sum, { counts }) => sum + counts.queued + counts.running, 0);
      if (open < leastOpenTrials) await submit(random.pick(requests));
    },
  };
}
