// The message that a webhook receives, in the format of Standard Webhooks. It is the event of its type, with more members in `data`.
import { z } from 'zod';
import { timestamp } from '../schemas/rules.ts';
import { newBest, sweepChange } from './event-data.ts';
import { sweepView } from './sweep.ts';
import { paramsView } from './trial.ts';

const messageOf = <const Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    id: z.string().meta({
      description:
        'The id of the message, as in the header `webhook-id`. Every attempt has the same id.',
    }),
    type: z.literal(type),
    timestamp: timestamp.meta({
      description: 'The time of the event. Messages may not arrive in the order of their events.',
    }),
    data,
  });

const ofSweep = sweepView.pick({
  name: true,
  tags: true,
  counts: true,
  best: true,
  stoppedBy: true,
  createdAt: true,
  finishedAt: true,
});

export const sweepEndedMessage = messageOf(
  'sweep.ended',
  sweepChange.extend(ofSweep.shape).meta({ description: 'The state of the sweep when it ended.' }),
).meta({
  id: 'SweepEndedMessage',
  description:
    'Sent when a sweep is completed, failed or cancelled. It is a `SweepEndedEvent` with more members.',
});

export const trialBestMessage = messageOf(
  'trial.best',
  newBest.extend({ params: paramsView }),
).meta({
  id: 'TrialBestMessage',
  description:
    'Sent when a sweep has a new best trial. It is a `TrialBestEvent` with more members.',
});

export type WebhookMessage = z.infer<typeof sweepEndedMessage> | z.infer<typeof trialBestMessage>;
