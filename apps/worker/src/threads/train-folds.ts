// Trains the folds of a run one after the other, before the run is trained on all of train. Each fold has a checkpoint of its own, so a later
// attempt continues in the fold in which this attempt ended.
import type { FoldState } from '@sweepq/contract';
import {
  type Checkpoint,
  countRises,
  decodeCheckpoint,
  encodeCheckpoint,
  encodeModel,
  type Reading,
  type TrainedRun,
  trainRun,
} from '@sweepq/core';
import type { FoldReading, SavedFold } from '@sweepq/store';
import {
  encodeCurve,
  encodeSavedState,
  packCosts,
  reportedPoints,
  sampleCosts,
} from '@sweepq/store/curves';
import { sha256 } from '../hash/sha256.ts';
import { isBadCheckpoint } from './bad-checkpoint.ts';
import type { CostSender } from './cost-sender.ts';
import type {
  FoldDivergence,
  FoldTask,
  SavedFoldMessage,
  TrainingMessage,
  TrainingTask,
} from './messages.ts';
import { monotonicMs } from './monotonic-ms.ts';
import { createSaveClock } from './save-clock.ts';

/** The state of the folds of a run at the end of an attempt. */
export type TrainedFolds = {
  isStopped: boolean;
  /** The requested counts that all folds have reached. */
  reached: readonly number[];
  divergences: readonly FoldDivergence[];
  /** Returns the metrics of each fold at a requested count. */
  readingsAt(asked: number): FoldReading[];
  /** The number of iterations that were trained. */
  trained: number;
  /** Why folds could not resume from their checkpoints. */
  refusals: readonly string[];
};

const reportEveryMs = 250;

/** Trains the folds up to the requested counts. Sends what it has saved from time to time, and at the end. */
export function trainFolds(
  folds: readonly FoldTask[],
  { spec, slot, stopFlag, savePace, keep, costs }: TrainingTask & { costs: CostSender | undefined },
  send: (message: TrainingMessage) => void,
): TrainedFolds {
  const clock = savePace && createSaveClock(savePace, monotonicMs());
  const isStopped = () => Atomics.load(stopFlag, 0) !== 0;
  const divergences: FoldDivergence[] = [];
  const known: Map<number, FoldReading>[] = [];
  let asked: readonly number[] = spec.readings;
  let unsent: SavedFoldMessage[] = [];
  let trained = 0;
  const refusals: string[] = [];
  let reportedAt = monotonicMs();

  for (const [fold, task] of folds.entries()) {
    const done = inFold(fold, () => trainFold(fold, task));
    known.push(done.readings);
    for (const count of asked) {
      if (done.divergedAt === null || done.readings.has(count)) continue;
      divergences.push({ asked: count, fold, iterations: done.divergedAt });
    }
    asked = asked.filter((count) => done.readings.has(count));
    if (done.isStopped) return end(true);
    if (asked.length === 0) break;
    // Short folds are saved together. The last ones are saved at the end.
    const isLast = fold === folds.length - 1;
    if (isLast || unsent.length === 0 || monotonicMs() - reportedAt < reportEveryMs) continue;
    flush(fold + 1, noCosts);
  }
  return end(false);

  function end(isStopped: boolean): TrainedFolds {
    if (unsent.length > 0) flush(unsent.at(-1)?.fold ?? 0, noCosts, false);
    const readingsAt = (count: number) => known.flatMap((of) => of.get(count) ?? []);
    const reached = isStopped ? [] : asked;
    return { isStopped, reached, divergences, readingsAt, trained, refusals };
  }

  /** Sends the progress of a fold, with everything that was saved since the last message. */
  function flush(fold: number, curve: Float64Array, isReport = true) {
    const points = sampleCosts(curve, reportedPoints);
    const report = { iteration: curve.length, cost: curve.at(-1) ?? Number.NaN, points };
    send({
      report: { ...report, fresh: [], noted: [], readings: [], curve: undefined },
      folds: { fold, saved: unsent, trained, isReport },
    });
    unsent = [];
    reportedAt = monotonicMs();
  }

  function trainFold(fold: number, { data, start, saved }: FoldTask) {
    const readings = new Map(saved?.readings.map((reading) => [reading.asked, reading]));
    let divergedAt = saved?.divergedAt ?? null;
    const open = asked.filter(
      (count) => !readings.has(count) && (divergedAt === null || count <= divergedAt),
    );
    if (open.length === 0) return { readings, divergedAt, isStopped: false };
    let models: SavedFoldMessage['models'][number][] = [];
    let reported = 0;
    costs?.restart();
    const add = (
      curve: Float64Array,
      status: FoldState['status'],
      progress: SavedFoldMessage['progress'],
    ) => {
      const cost = curve.at(-1) ?? null;
      unsent.push({
        ...{ fold, readings: [...readings.values()], models, divergedAt, progress },
        state: {
          ...{ status, iteration: curve.length, cost, curveSha256: sha256(curve) },
          costRises: countRises(curve),
        },
      });
      models = [];
    };
    const addSaved = (curve: Float64Array, checkpoint: Checkpoint, sender: CostSender) => {
      const { part, end } = sender.take(curve);
      add(curve, 'running', { part, savedState: encodeSavedState(end, stateOf(checkpoint)) });
    };
    const addEnd = ({ curve, checkpoint, status }: TrainedRun) =>
      add(curve, status === 'stopped' ? 'running' : status, {
        checkpoint: {
          state: stateOf(checkpoint),
          ...{ iterations: curve.length, costs: packCosts(curve) },
        },
        curve: encodeCurve(curve, keep),
      });
    const observer = {
      onIterations(_: number, curve: Float64Array, save: () => Checkpoint) {
        trained += curve.length - reported;
        reported = curve.length;
        const now = monotonicMs();
        const isDue = (clock?.isDue(now) && costs?.isAnswered()) ?? false;
        if (isDue && costs) addSaved(curve, save(), costs);
        if (isDue || now - reportedAt >= reportEveryMs) flush(fold, curve);
        if (isDue) clock?.saved(now, monotonicMs());
      },
      onReading({ asked: count, iterations, metrics: { validation }, model }: Reading) {
        readings.set(count, { asked: count, iterations, values: finiteOf(validation) });
        models.push({ asked: count, model: encodeModel(model) });
      },
      shouldStop: isStopped,
    };
    const train = (from: Checkpoint | undefined) => {
      reported = from?.iteration ?? 0;
      return trainRun(data, { ...spec, readings: open }, observer, { slot, start, from });
    };
    const run = resume(saved, open, train, (reason) => {
      refusals.push(`In fold ${fold}: ${reason}`);
    });
    if (run.status === 'diverged') divergedAt = run.iterations;
    trained += run.iterations - reported;
    addEnd(run);
    return { readings, divergedAt, isStopped: run.status === 'stopped' };
  }
}

/** Names the fold in the message of an error. */
function inFold<Result>(fold: number, train: () => Result): Result {
  try {
    return train();
  } catch (error) {
    if (error instanceof Error) error.message = `In fold ${fold}: ${error.message}`;
    throw error;
  }
}

const noCosts = new Float64Array(0);
const stateOf = (checkpoint: Checkpoint) => encodeCheckpoint({ ...checkpoint, costs: noCosts });

/** JSON has no infinite numbers, so a cost that is not finite counts as a metric that the fold does not have. */
const finiteOf = (metrics: Readonly<Record<string, number | null>> = {}): FoldReading['values'] =>
  Object.fromEntries(
    Object.entries(metrics).map(([measure, value]) => [
      measure,
      Number.isFinite(value) ? value : null,
    ]),
  );

/** Trains a fold from its checkpoint, if that is not beyond the first open reading and fits, else from iteration 0. */
function resume(
  saved: SavedFold | undefined,
  open: readonly number[],
  train: (from: Checkpoint | undefined) => TrainedRun,
  refuse: (reason: string) => void,
): TrainedRun {
  const { checkpoint } = saved ?? {};
  if (checkpoint === undefined || checkpoint.costs.length > (open[0] ?? 0)) return train(undefined);
  try {
    return train({ ...decodeCheckpoint(checkpoint.state), costs: checkpoint.costs });
  } catch (error) {
    if (!isBadCheckpoint(error)) throw error;
    refuse(error.message);
    return train(undefined);
  }
}
