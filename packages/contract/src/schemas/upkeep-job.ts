import { z } from 'zod';

/**
 * The data of a job on the queue `upkeep`. `delete` removes what is left of a deleted sweep with its generations up to this
 * one; `tidy` looks every minute for what has been kept long enough, and for what was deleted and is there still.
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
