// The outcomes of trials, in the form in which the store keeps them.

import {
  type Failure,
  type Metrics,
  metricTable,
  type TrialOutcome,
  type TrialTimes,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import { hidePaths } from '@sweepq/datasets';
import type { CommittedTrial, Reached } from '@sweepq/store';
import type { EncodedModel, Measures, ThreadReading } from '../threads/messages.ts';
import { summariseReadings } from './summarise-readings.ts';

type Period = { startedAt: string | null; finishedAt: string };
/** The times of a trial that was trained. */
export type Trained = Period & { times: TrialTimes };
type Ending = Omit<CommittedTrial, 'trial'>;

/**
 * Returns the measured metrics in the order of the table. Metrics that the split does not have, and a cost that is not finite, are left out. With
 * folds, the validation metrics are the means over the folds.
 */
export function metricsOf({ metrics, folds }: Measures & Pick<ThreadReading, 'folds'>): Metrics {
  const ofFolds = folds && summariseReadings(folds);
  const validation: Partial<Record<string, number | null>> | undefined =
    ofFolds?.mean ?? metrics.validation;
  const { train, test } = metrics;
  const measured: Metrics = {
    ...{ trainCost: train.cost, trainAccuracy: train.accuracy, testAccuracy: test.accuracy },
  };
  // A loop, because with `Object.fromEntries` it takes four times as long.
  for (const { name, split, measure } of metricTable) {
    const value = split === 'validation' ? validation?.[measure] : metrics[split][measure];
    if (value != null && Number.isFinite(value)) measured[name] = value;
  }
  if (ofFolds !== undefined) measured.folds = ofFolds.stored;
  return measured;
}

/** Returns the measures at a checkpoint, in the form in which they are stored with the checkpoint. */
export const reachedAt = (measures: Measures | undefined): Reached | undefined =>
  measures && { iterations: measures.iterations, metrics: metricsOf(measures) };

/** A trial is completed also if its run stopped early. */
export function completedOutcome(reading: ThreadReading, trained: Trained): Ending {
  const { asked, iterations } = reading;
  const metrics = metricsOf(reading);
  const stoppedAt = iterations < asked ? iterations : null;
  return withModel(reading, { status: 'completed', metrics, failure: null, stoppedAt, ...trained });
}

/** A diverged trial has the last finite model. */
export function divergedOutcome(last: EncodedModel, failure: Failure, trained: Trained): Ending {
  const nothing = { metrics: null, stoppedAt: null };
  return withModel(last, { status: 'diverged', ...nothing, failure, ...trained });
}

/** The outcome of a trial that a fold did not reach, because the fold diverged. The refit was not trained to this trial, so it has no model. */
export function divergedInFold(failure: Failure, trained: Trained): Ending {
  const nothing = { metrics: null, stoppedAt: null, bias: null, modelSha256: null };
  const ofTraining = { engine: engineVersion, source: 'trained' } as const;
  return { outcome: { status: 'diverged', ...nothing, failure, ...ofTraining, ...trained } };
}

/** A trial of a cut run is cancelled, with the metrics and the model at the cut. */
export function cutOutcome(
  { iterations, metrics }: Reached,
  { bias, modelSha256, model }: EncodedModel,
  { engine, times, startedAt, finishedAt }: Period & { engine: number; times: TrialTimes | null },
): Omit<Required<CommittedTrial>, 'trial'> {
  const learnt = { metrics, bias, modelSha256, engine, source: 'trained' as const };
  const ended = { failure: null, stoppedAt: iterations, times, startedAt, finishedAt };
  return { outcome: { status: 'cancelled', ...learnt, ...ended }, model };
}

export function failedOutcome(failure: Failure, period: Period): TrialOutcome {
  const noModel = { metrics: null, bias: null, modelSha256: null, engine: null };
  const nowhere = { stoppedAt: null, source: null, times: null };
  return { status: 'failed', ...noModel, failure, ...nowhere, ...period };
}

function withModel(
  { bias, modelSha256, model }: EncodedModel,
  outcome: Omit<TrialOutcome, 'bias' | 'modelSha256' | 'engine' | 'source'>,
): Ending {
  const ofTraining = { engine: engineVersion, source: 'trained' } as const;
  return { outcome: { ...outcome, bias, modelSha256, ...ofTraining }, model };
}

/**
 * Returns the reason of a failure: code and message of the original error. The code is `internal` if the error has none. The api shows the
 * reason to every reader, so paths of this machine are removed. The log has the original error.
 */
export function failureOf(error: unknown): Failure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' ? code.toLowerCase().replaceAll('_', '-') : 'internal',
    message: hidePaths(typeof message === 'string' ? message : String(error)),
  };
}
