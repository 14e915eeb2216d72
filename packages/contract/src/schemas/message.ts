// What a webhook is sent, in the shape that Standard Webhooks asks for.
import { z } from 'zod';
import { trialParams } from './hyperparameters.ts';
import { metric } from './objective.ts';
import { timestamp } from './rules.ts';
import { sweep } from './sweep.ts';

const happenedAt = timestamp.meta({
  description: 'When it happened: messages may overtake each other.',
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
        .meta({ description: 'As it was when it ended.' }),
    }),
  })
  .meta({ id: 'SweepEndedMessage', description: 'A sweep is completed, failed or cancelled.' });

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
  .meta({ id: 'TrialBestMessage', description: 'A trial leads its sweep from now on.' });

export type WebhookMessage = z.infer<typeof sweepEndedMessage> | z.infer<typeof trialBestMessage>;
