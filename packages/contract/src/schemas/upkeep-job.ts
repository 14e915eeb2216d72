import { z } from 'zod';

/**
 * The data of a job on the queue `upkeep`. `delete` removes the data of a deleted sweep, with its generations up to this
 * one. `tidy` runs every minute: it looks for expired data, and for deleted sweeps whose data still exists.
 */
export const upkeepJobData = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('delete'),
    id: z.string(),
    generation: z.number().int().min(0),
  }),
  z.strictObject({ step: z.literal('tidy') }),
]);
export type UpkeepJobData = z.infer<typeof upkeepJobData>;
