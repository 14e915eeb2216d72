import { z } from 'zod';

/**
 * The data of a job on the queue `upkeep`. `delete` removes the data of a deleted sweep and the jobs of its generations up to
 * `generation`. `work` does the work of an operation, which its record describes. `tidy` runs every minute. It finds expired data, and deleted sweeps whose data still exists.
 */
export const upkeepJobData = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('delete'),
    id: z.string(),
    generation: z.number().int().min(0),
  }),
  z.strictObject({ step: z.literal('work'), operationId: z.string() }),
  z.strictObject({ step: z.literal('tidy') }),
]);
export type UpkeepJobData = z.infer<typeof upkeepJobData>;
