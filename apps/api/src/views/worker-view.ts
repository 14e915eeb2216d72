import { z } from 'zod';
import { pageOf } from './page.ts';

const workerView = z
  .object({
    id: z.string(),
    threads: z
      .number()
      .int()
      .min(1)
      .meta({ description: 'The number of training threads. Each trains one run at a time.' }),
    announcedAt: z.iso.datetime().meta({
      description:
        'The time of the last announcement. A worker that has not announced itself for 15 seconds is not listed.',
    }),
    runIds: z.array(z.string()).meta({
      description:
        'The runs that the worker prepared or trained at its last announcement. It may prepare more runs than it has threads.',
    }),
  })
  .meta({ id: 'Worker', description: 'A worker process that takes runs.' });

export const workerPage = pageOf(workerView, 'WorkerPage');
