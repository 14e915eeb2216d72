import { z } from 'zod';
import { initScale, iterations, learningRate, seed, sha256, timestamp } from './rules.ts';

/** How a trial ends. Diverged and cancelled are outcomes, not errors. */
export const outcomes = ['completed', 'failed', 'diverged', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

export const hyperparameters = z.strictObject({ learningRate, seed, initScale });
export type Hyperparameters = z.infer<typeof hyperparameters>;

export const trialParams = hyperparameters.extend({ iterations }).meta({ id: 'TrialParams' });
export type TrialParams = z.infer<typeof trialParams>;

const accuracy = z.number().min(0).max(1);
export const metrics = z
  .strictObject({
    trainCost: z
      .number()
      .meta({ description: 'Cost of the last iteration, computed before its update.' }),
    trainAccuracy: accuracy,
    testAccuracy: accuracy,
  })
  .meta({ id: 'Metrics', description: 'Accuracies lie in 0 to 1.' });
export type Metrics = z.infer<typeof metrics>;

export const failure = z
  .strictObject({ code: z.string(), message: z.string() })
  .meta({ id: 'Failure', description: 'Why a trial or a run did not end well.' });
export type Failure = z.infer<typeof failure>;

/** What is stored once a trial has ended; it never changes after that. */
export const trialOutcome = z.strictObject({
  status: z.enum(outcomes),
  metrics: metrics.nullable(),
  bias: z.number().nullable(),
  weightsSha256: sha256.nullable().meta({ description: 'Of the float64 weights, little-endian.' }),
  failure: failure.nullable(),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp,
});
export type TrialOutcome = z.infer<typeof trialOutcome>;

export const trial = trialOutcome
  .extend({
    id: z.string(),
    sweepId: z.string(),
    runId: z.string(),
    status: z.enum(['queued', 'running', ...outcomes]),
    params: trialParams,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Trial', description: 'One combination of hyperparameters, with its result.' });
export type Trial = z.infer<typeof trial>;
