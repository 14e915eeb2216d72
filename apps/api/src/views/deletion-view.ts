import { z } from 'zod';

const count = z.number().int().min(0);

export const deletionPreview = z
  .object({
    sweepId: z.string(),
    trials: count.meta({ description: 'The number of trials of the sweep.' }),
    models: count.meta({ description: 'The number of stored models.' }),
    costCurves: count.meta({ description: 'The number of stored cost curves.' }),
    deliveries: count.meta({ description: 'The number of recorded messages to webhooks.' }),
  })
  .meta({ id: 'DeletionPreview', description: 'What a deletion of the sweep would remove.' });
export type DeletionPreview = z.infer<typeof deletionPreview>;
