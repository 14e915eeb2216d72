// The program of a training thread. A training thread may block, because the main thread handles locks, health and metrics.
import { parentPort } from 'node:worker_threads';
import {
  biasOf,
  type Checkpoint,
  decodeCheckpoint,
  encodeCheckpoint,
  encodeModel,
  type Measured,
  type Model,
  type PreparedData,
  prepareStart,
  type Reading,
  type Start,
  takeSlot,
  trainRun,
} from '@sweepq/core';
import type { RunCheckpoint } from '@sweepq/store';
import {
  createNotes,
  encodeCurve,
  encodeSavedState,
  maxCurvePoints,
  packCosts,
  reportedPoints,
  sampleCosts,
} from '@sweepq/store/curves';
import { sha256 } from '../hash/sha256.ts';
import { isBadCheckpoint } from './bad-checkpoint.ts';
import { type CostSender, createCostSender } from './cost-sender.ts';
import { createKeptData } from './kept-data.ts';
import {
  type EncodedModel,
  type LastMessage,
  type MeasuredTime,
  type Measures,
  type Report,
  type RunEnd,
  type Saved,
  type SentMessage,
  type StartTask,
  stopWords,
  type ThreadReading,
  type TrainingMessage,
  type TrainingResult,
  type TrainingTask,
  type UnknownData,
  unknownData,
} from './messages.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { freshPoints } from './notes.ts';
import { createSaveClock } from './save-clock.ts';
import { sendErrors } from './thread-error.ts';
import { type TrainedFolds, trainFolds } from './train-folds.ts';
import { groupTraining } from './train-group.ts';

const reportEveryMs = 250;

const keptData = createKeptData();

/** Prepares the starting weights of a seed. All runs with this seed share them. */
export const start = (task: StartTask): Promise<Start | UnknownData> =>
  sendErrors(() => {
    const { slot, seed } = task;
    keptData.forget(task);
    const data = keptData.take(task);
    return data === undefined ? unknownData : prepareStart(data, takeSlot(data, slot), seed);
  });

/**
 * Trains one run. Sends its messages to the pool, and returns the last one. If the checkpoint does not fit, training starts from iteration 0.
 */
export const train = (task: TrainingTask): Promise<TrainingResult | UnknownData> =>
  sendErrors(() => {
    keptData.forget(task);
    const data = keptData.take(task);
    return data === undefined ? unknownData : trainIn({ ...task, data });
  });

/** Trains several short runs. */
export const trainGroup = groupTraining(train);

export { groupTraining };

type Run = TrainingTask & { data: PreparedData };
type Send = (message: TrainingMessage) => void;

function trainIn(run: Run): TrainingResult {
  const startedAt = monotonicMs();
  let sent = 0;
  const send = (message: TrainingMessage) => {
    sent += 1;
    parentPort?.postMessage({ run: run.run, message } satisfies SentMessage);
  };
  const costs = run.savedCosts && createCostSender(run.savedCosts);
  const folds = run.folds && trainFolds(run.folds, { ...run, costs }, send);
  const options = { startedAt, folds, costs, send };
  try {
    return { last: trainFrom(run.from && openCheckpoint(run.from), run, options), sent };
  } catch (error) {
    if (run.from === undefined || !isBadCheckpoint(error)) throw error;
    const last = trainFrom(undefined, run, { ...options, refusal: error.message });
    return { last, sent };
  }
}

type RefitOptions = {
  startedAt: number;
  folds: TrainedFolds | undefined;
  costs: CostSender | undefined;
  send: Send;
  refusal?: string;
};

/**
 * Trains a run on all of train. If a fold was stopped, or has ended all trials, the run is not trained, and only its present state is returned.
 */
function trainFrom(
  from: Checkpoint | undefined,
  task: Run,
  { startedAt, folds, costs, send, refusal }: RefitOptions,
): LastMessage {
  const { data, slot, start, stopFlag, savePace, keep, isSilent = false } = task;
  const isLeftOut = folds?.reached.length === 0;
  const spec =
    folds === undefined || isLeftOut ? task.spec : { ...task.spec, readings: folds.reached };
  const begin = from?.iteration ?? 0;
  const takeNotes = createNotes(spec.readings.at(-1) ?? 0, begin);
  costs?.restart();
  let reportedAt = startedAt;
  const saveClock = savePace && createSaveClock(savePace, monotonicMs());
  let reported = begin;
  let readings: ThreadReading[] = [];
  let atStop: Measures | undefined;

  const taken = (): MeasuredTime => {
    const takenAt = monotonicMs();
    return { trainedMs: takenAt - startedAt, takenAt };
  };

  const takeReport = (curve: Float64Array): Report => {
    const report = {
      iteration: curve.length,
      cost: curve.at(-1) ?? Number.NaN,
      points: sampleCosts(curve, reportedPoints),
      fresh: sampleCosts(curve, freshPoints, reported),
      noted: takeNotes(curve),
      readings,
      curve: undefined,
    };
    reportedAt = monotonicMs();
    reported = curve.length;
    readings = [];
    return report;
  };

  const observer = {
    onIterations(
      _iteration: number,
      curve: Float64Array,
      save: () => Checkpoint,
      measure: () => Measured,
    ) {
      if (isSilent) return;
      const now = monotonicMs();
      // While Redis has not answered, no checkpoint is sent. Otherwise checkpoints would accumulate while Redis is away.
      const isSaved = (saveClock?.isDue(now) && costs?.isAnswered()) ?? false;
      if (!isSaved && now - reportedAt < reportEveryMs) return;
      const sent = isSaved || readings.length > 0 ? costs?.take(curve) : undefined;
      const state = isSaved && sent ? encodeSavedState(sent.end, stateOf(save())) : undefined;
      const saved = state && { state, measures: measuresOf(measure()) };
      send({ report: { ...takeReport(curve), part: sent?.part }, saved });
      if (isSaved) saveClock?.saved(now, monotonicMs());
    },
    // A reading is sent with the next report, so that a run of a few milliseconds sends one message.
    onReading({ model, ...reading }: Reading) {
      if (isLeftOut) return;
      const ofFolds = folds && { folds: folds.readingsAt(reading.asked) };
      readings.push({ ...reading, ...taken(), ...encode(model), ...ofFolds });
    },
    onStop(measure: () => Measured) {
      if (Atomics.load(stopFlag, 0) === stopWords.measure) atStop = measuresOf(measure());
    },
    shouldStop: () => isLeftOut || Atomics.load(stopFlag, 0) !== 0,
  };
  const options = { slot, start, from };
  const { costRises, model, checkpoint, ...result } = trainRun(data, spec, observer, options);
  const ofEnd = taken();
  const { curve } = result;
  const status = statusOf(result.status, folds);
  const iterations = curve.length;
  // The checkpoint of a stopped run needs all costs: the run will resume, and its curve may be thinned then.
  const isCurveComplete = status !== 'stopped' && iterations <= maxCurvePoints;
  const saved = { ...packState(checkpoint, isCurveComplete ? undefined : curve), measures: atStop };

  const refusals = [...(folds?.refusals ?? []), ...(refusal === undefined ? [] : [refusal])];
  const end = {
    ...{ status, costRises, iterations, curveSha256: sha256(curve), ...ofEnd, ...encode(model) },
    trained: iterations - begin + (folds?.trained ?? 0),
    ...{
      saved,
      refusal: refusals.join(' ') || undefined,
      foldDivergences: folds?.divergences ?? [],
    },
  };
  return { report: { ...takeReport(curve), curve: encodeCurve(curve, keep) }, end };
}

/** A fold that was stopped stops its run, and a fold that diverged ends its run as diverged. */
function statusOf(ofRefit: RunEnd['status'], folds: TrainedFolds | undefined): RunEnd['status'] {
  if (folds?.isStopped) return 'stopped';
  const hasEndedTrials = folds !== undefined && folds.divergences.length > 0;
  return hasEndedTrials && (ofRefit === 'completed' || folds.reached.length === 0)
    ? 'diverged'
    : ofRefit;
}

const openCheckpoint = ({ state, costs }: RunCheckpoint): Checkpoint => ({
  ...decodeCheckpoint(state),
  costs,
});

const noCosts = new Float64Array(0);
const packState = (checkpoint: Checkpoint, costs: Float64Array | undefined): Saved => ({
  state: stateOf(checkpoint),
  costs: costs && packCosts(costs),
});

const stateOf = (checkpoint: Checkpoint) => encodeCheckpoint({ ...checkpoint, costs: noCosts });

const measuresOf = ({ model: _, ...measures }: Measured): Measures => measures;

function encode(model: Model): EncodedModel {
  const bytes = encodeModel(model);
  return { bias: biasOf(model), model: bytes, modelSha256: sha256(bytes) };
}
