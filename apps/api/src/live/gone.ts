// The event `gone`: the last event of a stream whose sweep was deleted, or was lost by Redis.
import { z } from 'zod';
import { lookUpSweep, type SweepSource } from '../views/sweep-view.ts';

export const goneEvent = z
  .object({
    type: z.literal('gone'),
    detail: z
      .string()
      .meta({ examples: ['The sweep `swp_01kb9x6v0e8f4t2m7q3n5r1d9c` no longer exists.'] }),
  })
  .meta({
    id: 'GoneEvent',
    description:
      'The sweep no longer exists, and the stream ends. This event has no `id`, because the stream cannot be resumed.',
  });

type GoneEvent = z.infer<typeof goneEvent>;

export const describeGone = (id: string): GoneEvent => ({
  type: 'gone',
  detail: `The sweep \`${id}\` no longer exists: it was deleted, or Redis lost it.`,
});

/** Returns the sweeps among `ids` that no longer exist. */
export async function findGone(source: SweepSource, ids: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const id of await source.store.findMissingSweeps(ids)) {
    // A sweep that was just accepted may have a job, but no record yet.
    if ((await lookUpSweep(source, id)) === undefined) gone.push(id);
  }
  return gone;
}
