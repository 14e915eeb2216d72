import { z } from 'zod';
import { type TrialParams, trialParams } from '../schemas/hyperparameters.ts';
import { activations, initializations, layerSizes, layersOfText } from '../schemas/network.ts';
import { classWeights, optimizers } from '../schemas/optimization.ts';
import { timestamp } from '../schemas/rules.ts';
import { engineVersion, sources, type Trial, trialStatuses } from '../schemas/trial.ts';
import { trialTimes } from '../schemas/trial-times.ts';
import { digest, toDigestOrNull } from './digest.ts';
import { failureView } from './failure.ts';
import { metricsView, viewMetrics } from './metrics.ts';
import { openEnum } from './open-enum.ts';
import { preprocessingView } from './preprocessing.ts';

export const paramsView = z
  .object({
    ...trialParams.shape,
    preprocessing: preprocessingView,
    layers: layerSizes.describe(
      'The sizes of the hidden layers, from the features on. An empty list: no hidden layer.',
    ),
    activation: openEnum(activations).describe(trialParams.shape.activation.description ?? ''),
    initialization: openEnum(initializations).describe(
      trialParams.shape.initialization.description ?? '',
    ),
    optimizer: openEnum(optimizers).describe(trialParams.shape.optimizer.description ?? ''),
    schedule: z.string().describe(trialParams.shape.schedule.description ?? ''),
    classWeight: openEnum(classWeights).describe(trialParams.shape.classWeight.description ?? ''),
  })
  .meta({ id: 'Params', description: 'The hyperparameters.' });

/** Returns the answer for the hyperparameters of a trial. */
export const viewParams = (params: TrialParams): z.infer<typeof paramsView> => ({
  ...params,
  layers: layersOfText(params.layers),
});

export const trialStatusView = openEnum(trialStatuses);

export const trialView = z
  .object({
    id: z.string(),
    sweepId: z.string(),
    runId: z.string(),
    index: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'The number of the trial in its sweep, from 0.' }),
    status: trialStatusView,
    params: paramsView,
    metrics: metricsView.nullable(),
    stoppedIteration: z.number().int().min(1).nullable().meta({
      description:
        'The number of iterations after which the run ended, if the run ended before the requested iteration count. The metrics and the model are those of this iteration. A completed trial has `stoppedIteration` after early stopping. A cancelled trial has `stoppedIteration` if its run had begun when the sweep ended. A pruned trial has `stoppedIteration`: its last rung. Cancelled and pruned trials are not ranked, and cancelled ones not reused.',
    }),
    rung: z.number().int().min(0).nullable().meta({
      description:
        'The highest rung that the trial has reached, from 0. A queued trial with a rung waits there for the other trials of its cohort, or for a worker. Null before the first rung, and without pruning.',
    }),
    modelDigest: digest.nullable().meta({
      description:
        'The digest of the stored model. Models with the same digest are equal to the bit. A diverged trial keeps its last finite model.',
    }),
    engine: engineVersion.nullable(),
    source: openEnum(sources).nullable().meta({
      description:
        '`trained`, or `reused` if the trial has the result of an earlier trial with the same data, hyperparameters and engine. Null without a result.',
    }),
    failure: failureView.nullable(),
    times: z
      .object(trialTimes.shape)
      .meta({
        id: 'TrialTimes',
        description:
          'Times in milliseconds, rounded to 0.01 ms. The times before training are the same for all trials of a run. The times do not include waiting for a free thread or for Redis.',
      })
      .nullable()
      .meta({
        description:
          'The duration of each step of the trial. Null if no worker trained the trial to its end.',
      }),
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: 'Trial', description: 'One combination of hyperparameters, with its result.' });
export type TrialView = z.infer<typeof trialView>;

/** Returns the answer for a trial. */
export const viewTrial = (trial: Trial): TrialView => ({
  id: trial.id,
  sweepId: trial.sweepId,
  runId: trial.runId,
  index: indexOf(trial),
  status: trial.status,
  params: viewParams(trial.params),
  metrics: trial.metrics && viewMetrics(trial.metrics),
  stoppedIteration: trial.stoppedAt,
  rung: trial.rung,
  modelDigest: toDigestOrNull(trial.modelSha256),
  engine: trial.engine,
  source: trial.source,
  failure: trial.failure,
  times: trial.times,
  startedAt: trial.startedAt,
  finishedAt: trial.finishedAt,
});

/** Returns the index of a trial in its sweep. The id of a trial is that of its sweep, `-t` and the index. */
export const indexOf = ({ id, sweepId }: Pick<Trial, 'id' | 'sweepId'>) =>
  Number(id.slice(sweepId.length + 2));
