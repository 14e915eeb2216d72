// The `data` of the events that clients receive, and of messages to webhooks.
import { z } from 'zod';
import { metricPaths } from '../schemas/metric-table.ts';
import { operationStatuses, operationTypeNames } from '../schemas/operation.ts';
import { failureView } from './failure.ts';
import { metricsView } from './metrics.ts';
import { openEnum, openNames } from './open-enum.ts';
import { runStatusView } from './run.ts';
import { sweepStatusView, sweepView } from './sweep.ts';
import { trialStatusView } from './trial.ts';

const count = z.number().int().min(0);
const sweepId = z.string();

export const pointView = z
  .object({ iteration: count.meta({ description: 'From 0.' }), cost: z.number() })
  .meta({ id: 'CurvePoint', description: 'The cost at an iteration.' });

/** Returns the points of a curve from pairs of iteration and cost. */
export const viewPoints = (points: readonly (readonly [iteration: number, cost: number])[]) =>
  points.map(([iteration, cost]) => ({ iteration, cost }));

export const streamStart = z
  .object({
    sweepId: sweepId.nullable().meta({ description: 'Null in the stream of all sweeps.' }),
    gap: z.boolean().meta({
      description:
        'Whether events after the given `Last-Event-ID` are missing, because they are no longer stored.',
    }),
    sweep: sweepView
      .pick({
        id: true,
        status: true,
        finishedAt: true,
        counts: true,
        plannedTrials: true,
        best: true,
        failure: true,
      })
      .nullable()
      .meta({
        description:
          'The state of the sweep at the start of its stream. Null in the stream of all sweeps.',
      }),
  })
  .meta({ id: 'StreamStart' });

export const sweepChange = z
  .object({
    sweepId,
    status: sweepStatusView,
    failure: failureView
      .nullable()
      .meta({ description: 'The reason why the sweep failed, if the reason is known.' }),
  })
  .meta({ id: 'SweepChange' });

export const sweepDeletion = z.object({ sweepId }).meta({ id: 'SweepDeletion' });

export const runChange = z
  .object({ sweepId, runId: z.string(), status: runStatusView })
  .meta({ id: 'RunChange' });

export const runProgressView = z
  .object({
    sweepId,
    runId: z.string(),
    iteration: count,
    iterations: count.meta({
      description: 'The highest iteration count of the trials of the run.',
    }),
    cost: z.number().nullable(),
    fold: count.nullable().meta({
      description:
        'The fold that is trained now, from 0; then `iteration` and `cost` are those of the fold. Null without folds, and in the training on all of train.',
    }),
    points: z.array(pointView).meta({
      description: 'New points of the cost curve of the run. Empty while a fold is trained.',
    }),
  })
  .meta({ id: 'RunProgress' });

export const trialChange = z
  .object({
    sweepId,
    trialId: z.string(),
    status: trialStatusView,
    metrics: metricsView.nullable(),
    rung: count.nullable().meta({
      description:
        'The rung that the trial has just reached, or at which it was pruned, from 0. Null for other changes.',
    }),
  })
  .meta({ id: 'TrialChange' });

export const newBest = z
  .object({
    sweepId,
    trialId: z.string().meta({ description: 'The new best trial.' }),
    metric: openEnum(metricPaths),
    value: z.number(),
  })
  .meta({ id: 'NewBest' });

export const operationChange = z
  .object({
    operationId: z.string(),
    operationType: z.string().meta(openNames(operationTypeNames)),
    status: z.string().meta(openNames(operationStatuses)),
    sweepId: sweepId
      .nullable()
      .meta({ description: 'The sweep of the operation. Null for an operation without a sweep.' }),
  })
  .meta({ id: 'OperationChange' });
