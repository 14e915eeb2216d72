// What is kept of a run when its sweep ends before it. Its trials are cancelled already, by the script that closed the sweep: here
// those that are open get the metrics and the model as of the cut.
import {
  countRises,
  decodeCheckpoint,
  encodeModel,
  engineVersion,
  modelOfCheckpoint,
} from '@sweepq/core';
import {
  type CutBy,
  isRefusal,
  parseRunJobId,
  planRun,
  type Reached,
  type SavedRun,
  type StoredSweep,
} from '@sweepq/queue';
import type { EncodedModel } from '../threads/messages.ts';
import { sha256 } from '../threads/sha256.ts';
import type { TrainerDeps } from './create-trainer.ts';
import { cutOutcome, metricsOf, reachedAt } from './outcomes.ts';
import { type Stopped, StoppedError } from './stopped-error.ts';

export type CutDeps = Pick<TrainerDeps, 'store' | 'log'>;

/** A closed sweep, and which of its runs is cut by whom. */
type Cutting = { sweep: StoredSweep; run: number; by: CutBy };

/**
 * Keeps how far a run of a closed sweep had come; gives the iteration of the cut, or undefined if nothing is kept. `error` is that
 * with which the attempt ended: without the numbers of its stop, those of the last checkpoint are taken. A run of a sweep that
 * goes on, or that was cut before, is left as it is. What Redis does not take is logged: the trials are cancelled anyway.
 */
export async function cutRun(
  deps: CutDeps,
  { jobId, by }: { jobId: string | undefined; by: CutBy },
  error?: unknown,
): Promise<number | undefined> {
  const id = parseRunJobId(jobId ?? '');
  if (id === undefined) return undefined;
  try {
    const sweep = await deps.store.readSweep(id.sweepId);
    if (!sweep?.isClosed) return undefined;
    // That the job of an older generation is delivered again says nothing of an attempt of the present one.
    const isOld = by === 'any' && id.generation < sweep.generation;
    const cutting: Cutting = { sweep, run: id.index, by: isOld ? 'idle' : by };
    const stopped = error instanceof StoppedError ? error.stopped : undefined;
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

/** With the numbers of the attempt that was stopped: each open trial gets its reading if there is one, or else the last state. */
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
    curve: curve && Buffer.from(curve.buffer, curve.byteOffset, curve.byteLength),
    ofRun: { curveSha256, costRises, engine: engineVersion, seconds },
  });
  return written && iterations;
}

const toReached = (reading: Stopped['readings'][number]): Reached => ({
  iterations: reading.iterations,
  metrics: metricsOf(reading),
});

/** With the numbers of the last checkpoint, of a run that no attempt works on. */
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
  const outcomes = planRun(sweep.spec, run)
    .readings.filter((reading) => reading.iterations >= iterations)
    .map(({ trial }) => ({ trial, ...cutOutcome(saved, model, ended) }));
  const written = await store.cutRun({
    ...{ sweepId, run, by, outcomes, finishedAt },
    iteration: iterations,
    cost: saved.metrics.trainCost,
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
  const encoded = { bias: model.bias, model: bytes, modelSha256: sha256(bytes) };
  return { engine: checkpoint.engine, model: encoded };
}
