import { collect } from '@sweepq/client';
import type { World } from './world.ts';

/** The ids of all sweeps. */
export async function listSweepIds({ client }: Pick<World, 'client'>): Promise<string[]> {
  const sweeps = await collect(client.listSweeps());
  return sweeps.map(({ id }: { id: string }) => id);
}

/** The iterations of all runs of a sweep. The number grows while workers train it. */
export async function sumIterations(world: Pick<World, 'api'>, id: string): Promise<number> {
  const response = await fetch(new URL(`/v1/sweeps/${id}/runs?limit=500`, world.api.url));
  const { items } = (await response.json()) as { items: { iteration: number }[] };
  return items.reduce((sum, { iteration }) => sum + iteration, 0);
}
