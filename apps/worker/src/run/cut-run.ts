// Stores the results of a run whose sweep has ended before the run. The script that closed the sweep has already cancelled the trials of
// the run. The functions of this file give the cancelled trials the metrics and the model at the cut.

import {
  biasOf,
  countRises,
  decodeCheckpoint,
  encodeModel,
  engineVersion,
  modelOfCheckpoint,
} from '@sweepq/core';
import { planRun } from '@sweepq/plan';
import { isRefusal } from '@sweepq/redis';
import {
  type CutBy,
  encodeCurve,
  iterationsToKeep,
  type Reached,
  type SavedRun,
  type StoredSweep,
} from '@sweepq/store';
import { sha256 } from '../hash/sha256.ts';
import type { EncodedModel } from '../threads/messages.ts';
import type { RunJobId, Stopped } from './attempt.ts';
import { cutOutcome, metricsOf, reachedAt } from './outcomes.ts';
import type { RunDeps } from './run-deps.ts';

type CutDeps = Pick<RunDeps, 'store' | 'log'>;

/** A closed sweep, the run to cut, and the attempt or job that cuts the run. */
type Cutting = { sweep: StoredSweep; run: number; by: CutBy };

/**
 * Stores the metrics of a run of a closed sweep. Returns the iteration of the cut, or undefined if nothing is stored. `stopped` has the
 * results of the stopped attempt; without `stopped` the last checkpoint is used. A run of an open sweep, or a run that was cut before, is
 * not changed. If Redis refuses the write, the error is thrown. Any other error is only logged, because the trials are already cancelled.
 */
export async function cutRun(
  deps: CutDeps,
  { id, by }: { id: RunJobId | undefined; by: CutBy },
  stopped?: Stopped,
): Promise<number | undefined> {
  if (id === undefined) return undefined;
  try {
    const sweep = await deps.store.readSweep(id.sweepId);
    if (!sweep?.isClosed) return undefined;
    // A job of an older generation can be delivered again while an attempt of the current generation is active.
    const isOld = by === 'any' && id.generation < sweep.generation;
    const cutting: Cutting = { sweep, run: id.index, by: isOld ? 'idle' : by };
    return (
      (stopped && (await cutAtStop(deps, cutting, stopped))) ??
      (await cutAtCheckpoint(deps, cutting))
    );
  } catch (failure) {
    if (isRefusal(failure)) throw failure;
    deps.log.warn({ err: failure }, 'could not store the metrics of a cut run');
    return undefined;
  }
}

/** Uses the results of the stopped attempt: each open trial gets its reading, or the state at the stop if it has no reading. */
async function cutAtStop(
  { store }: CutDeps,
  { sweep, run, by }: Cutting,
  { last, readings, startedAt, times }: Stopped,
): Promise<number | undefined> {
  const { end, report } = last;
  const finishedAt = sweep.finishedAt ?? startedAt;
  const outcomes = planRun(sweep.spec, run).readings.flatMap(({ trial, iterations }) => {
    const reading = readings.find(({ asked }) => asked === iterations);
    const at = reading ? toReached(reading) : reachedAt(end.saved.measures);
    if (at === undefined) return [];
    const spent = times.timesOf(reading ?? end);
    const ended = { engine: engineVersion, times: spent, startedAt, finishedAt };
    return [{ trial, ...cutOutcome(at, reading ?? end, ended) }];
  });
  if (outcomes.length === 0) return undefined;
  const { iterations, curveSha256, costRises, trainedMs } = end;
  const { curve } = report;
  const seconds = trainedMs / 1000;
  const written = await store.cutRun({
    ...{ sweepId: sweep.spec.id, run, by, outcomes, finishedAt },
    iteration: iterations,
    cost: report.cost,
    curve,
    ofRun: { curveSha256, costRises, engine: engineVersion, seconds },
  });
  return written && iterations;
}

const toReached = (reading: Stopped['readings'][number]): Reached => ({
  iterations: reading.iterations,
  metrics: metricsOf(reading),
});

/** Uses the last checkpoint of a run without an active attempt. */
async function cutAtCheckpoint(
  { store }: CutDeps,
  { sweep, run, by }: Cutting,
): Promise<number | undefined> {
  const { id: sweepId } = sweep.spec;
  const saved = await store.readSavedRun({ sweepId, run });
  if (saved === undefined) return undefined;
  const { iterations, checkpoint, startedAt, seconds } = saved;
  const { costs } = checkpoint;
  const { engine, model } = openCheckpoint(checkpoint);
  const finishedAt = sweep.finishedAt ?? startedAt ?? '';
  const ended = { engine, times: null, startedAt, finishedAt };
  const { readings } = planRun(sweep.spec, run);
  const outcomes = readings
    .filter((reading) => reading.iterations >= iterations)
    .map(({ trial }) => ({ trial, ...cutOutcome(saved, model, ended) }));
  const written = await store.cutRun({
    ...{ sweepId, run, by, outcomes, finishedAt },
    iteration: iterations,
    cost: saved.metrics.trainCost,
    curve: saved.isCurveStored ? undefined : encodeCurve(costs, iterationsToKeep(readings)),
    ofRun: { curveSha256: sha256(costs), costRises: countRises(costs), engine, seconds },
  });
  return written && iterations;
}

function openCheckpoint({ state, costs }: SavedRun['checkpoint']): {
  engine: number;
  model: EncodedModel;
} {
  const checkpoint = { ...decodeCheckpoint(state), costs };
  const model = modelOfCheckpoint(checkpoint);
  const bytes = encodeModel(model);
  const encoded = { bias: biasOf(model), model: bytes, modelSha256: sha256(bytes) };
  return { engine: checkpoint.engine, model: encoded };
}
