// The message that a webhook receives, in the format of Standard Webhooks.
import { z } from 'zod';
import { trialParams } from './hyperparameters.ts';
import { metric } from './objective.ts';
import { timestamp } from './rules.ts';
import { sweep } from './sweep.ts';

const happenedAt = timestamp.meta({
  description: 'The time of the event. Messages may not arrive in the order of their events.',
});

export const sweepEndedMessage = z
  .strictObject({
    type: z.literal('sweep.ended'),
    timestamp: happenedAt,
    data: z.strictObject({
      sweep: sweep
        .pick({
          id: true,
          name: true,
          tags: true,
          status: true,
          counts: true,
          best: true,
          stoppedBy: true,
          failure: true,
          createdAt: true,
          finishedAt: true,
        })
        .meta({ description: 'The state of the sweep when it ended.' }),
    }),
  })
  .meta({
    id: 'SweepEndedMessage',
    description: 'Sent when a sweep is completed, failed or cancelled.',
  });

export const trialBestMessage = z
  .strictObject({
    type: z.literal('trial.best'),
    timestamp: happenedAt,
    data: z.strictObject({
      sweepId: z.string(),
      trialId: z.string(),
      metric,
      value: z.number(),
      params: trialParams,
    }),
  })
  .meta({ id: 'TrialBestMessage', description: 'Sent when a sweep has a new best trial.' });

export type WebhookMessage = z.infer<typeof sweepEndedMessage> | z.infer<typeof trialBestMessage>;
