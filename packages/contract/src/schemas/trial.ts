import { z } from 'zod';
import { failureCodes } from '../errors/failure-codes.ts';
import { trialParams } from './hyperparameters.ts';
import { sha256, timestamp } from './rules.ts';
import { trialTimes } from './trial-times.ts';

/** The final statuses of a trial. `diverged` and `cancelled` are outcomes, not errors. */
export const outcomes = ['completed', 'failed', 'diverged', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where the result of a trial comes from. */
const sources = ['trained', 'reused'] as const;
/** The store numbers the statuses in this order, so a new status must be appended at the end. */
export const trialStatuses = ['queued', 'running', ...outcomes] as const;

const accuracy = z.number().min(0).max(1);
export const metrics = z
  .strictObject({
    trainCost: z.number().meta({
      description: 'The cost at the last iteration, computed before the update of this iteration.',
    }),
    trainAccuracy: accuracy,
    testAccuracy: accuracy,
    validationAccuracy: accuracy.optional().meta({
      description: 'The accuracy on the held-out part of the training set, if there is one.',
    }),
    validationCost: z.number().optional().meta({
      description:
        'The mean cross-entropy on the held-out part of the training set, without a penalty.',
    }),
  })
  .meta({ id: 'Metrics', description: 'Accuracies are from 0 to 1.' });
export type Metrics = z.infer<typeof metrics>;

export const failure = z
  .strictObject({
    code: z.string().meta({
      description:
        'The kind of the failure. docs/errors.md lists all codes. Later versions may add codes.',
      'x-extensible-enum': Object.keys(failureCodes),
    }),
    message: z.string(),
  })
  .meta({ id: 'Failure', description: 'The reason why a trial, a run or a sweep failed.' });
export type Failure = z.infer<typeof failure>;

export const engineVersion = z.number().int().min(1).meta({
  description:
    'The version of the training engine. The version changes when any result changes, even in the last bit.',
});

/** The stored outcome of a trial. After it is written, it never changes. */
export const trialOutcome = z.strictObject({
  status: z.enum(outcomes),
  metrics: metrics.nullable(),
  bias: z.number().nullable(),
  modelSha256: sha256.nullable().meta({
    description:
      'The sha256 of the stored model. Models with the same sha256 are equal to the bit. A diverged trial keeps its last finite model.',
  }),
  engine: engineVersion.nullable(),
  failure: failure.nullable(),
  source: z.enum(sources).nullable().meta({
    description:
      '`trained`, or `reused` if the trial has the result of an earlier trial with the same data, hyperparameters and engine. Null without a result.',
  }),
  stoppedAt: z.number().int().min(1).nullable().meta({
    description:
      'The number of iterations after which the run ended, if the run ended before the requested iteration count. The metrics and the model are those of this iteration. A completed trial has `stoppedAt` after early stopping. A cancelled trial has `stoppedAt` if its run had begun when the sweep ended. A cancelled trial is neither ranked nor reused.',
  }),
  times: trialTimes.nullable().meta({
    description:
      'The duration of each step of the trial. Null if no worker trained the trial to its end.',
  }),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp,
});
export type TrialOutcome = z.infer<typeof trialOutcome>;

export const trial = trialOutcome
  .extend({
    id: z.string(),
    sweepId: z.string(),
    runId: z.string(),
    status: z.enum(trialStatuses),
    params: trialParams,
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Trial', description: 'One combination of hyperparameters, with its result.' });
export type Trial = z.infer<typeof trial>;
