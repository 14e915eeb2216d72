// The message that a webhook receives, in the format of Standard Webhooks.
import { z } from 'zod';
import { metricPaths } from '../schemas/metric-table.ts';
import { timestamp } from '../schemas/rules.ts';
import { openEnum } from './open-enum.ts';
import { sweepView } from './sweep.ts';
import { paramsView } from './trial.ts';

const happenedAt = timestamp.meta({
  description: 'The time of the event. Messages may not arrive in the order of their events.',
});

export const sweepEndedMessage = z
  .object({
    type: z.literal('sweep.ended'),
    timestamp: happenedAt,
    data: z.object({
      sweep: sweepView
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
  .object({
    type: z.literal('trial.best'),
    timestamp: happenedAt,
    data: z.object({
      sweepId: z.string(),
      trialId: z.string(),
      metric: openEnum(metricPaths),
      value: z.number(),
      params: paramsView,
    }),
  })
  .meta({ id: 'TrialBestMessage', description: 'Sent when a sweep has a new best trial.' });

export type WebhookMessage = z.infer<typeof sweepEndedMessage> | z.infer<typeof trialBestMessage>;
