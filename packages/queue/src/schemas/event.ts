// What the store writes into a sweep's event stream, in the same script that changes the state.
import { z } from 'zod';
import { runStatuses } from './run.ts';
import { sweepStatuses } from './sweep.ts';
import { outcomes } from './trial.ts';

export const sweepEvent = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('sweep'), status: z.enum(sweepStatuses) }),
    z.strictObject({ type: z.literal('run'), id: z.string(), status: z.enum(runStatuses) }),
    z.strictObject({ type: z.literal('trial'), id: z.string(), status: z.enum(outcomes) }),
  ])
  .meta({
    id: 'SweepEvent',
    description:
      'A change of a sweep, of one of its runs or trials. A sweep that is cancelled ends its runs and trials that have not ended without an event for each.',
  });
export type SweepEvent = z.infer<typeof sweepEvent>;
