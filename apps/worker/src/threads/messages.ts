// What passes between a worker's main thread and its other threads.
import type { MessagePort } from 'node:worker_threads';
import type {
  FormName,
  Measured,
  PreparedData,
  Preprocessing,
  Reading,
  RunSpec,
  Start,
  TrainedRun,
  Validation,
} from '@sweepq/core';
import type { RunCheckpoint } from '@sweepq/store';
import type { SavePace } from './save-clock.ts';

export type PrepareTask = {
  roots: readonly string[];
  name: string;
  preprocessing: Preprocessing;
  validation: Validation | undefined;
  /** Else the one that suits its size. */
  form?: FormName | undefined;
  /** How many runs will use it at a time. */
  slots: number;
  /** Images are left outside its memory rather than make that larger. */
  budgetBytes: number;
  /** One int32 in shared memory: 1 once the dataset's files have been read. */
  isRead: Int32Array;
};

/** How long reading a dataset took, and what is made of it for training. */
export type PreparingTimes = { loadedMs: number; preparedMs: number };

/** A dataset ready to train on, in memory that all threads share, and what it was made from. */
export type PreparedDataset = {
  sha256: { train: string; test: string };
  data: PreparedData;
  took: PreparingTimes;
};

/** How many datasets the worker has let go so far: a thread that hears of a new one lets go of it, too. */
type Forgetting = { forgotten: number };

export type StartTask = Forgetting & { data: PreparedData; slot: number; seed: number };

export type TrainingTask = Forgetting & {
  data: PreparedData;
  /** The part of its memory that is this run's. */
  slot: number;
  start: Start | undefined;
  spec: RunSpec;
  /** Where it goes on from, if it does. */
  from?: RunCheckpoint | undefined;
  port: MessagePort;
  /** One int32 in shared memory: anything but 0 asks the thread to stop (see `stopWords`). */
  stopFlag: Int32Array;
  /** How often it saves a checkpoint on its way; never without it. */
  savePace?: SavePace | undefined;
  /** Iterations whose costs survive the thinning of a long curve. */
  keep?: readonly number[];
};

/** What the stop flag holds. A run that is stopped with `measure` is measured at its current iteration, which takes half an iteration. */
export const stopWords = { discard: 1, measure: 2 } as const;

/** A model as it is stored. */
export type EncodedModel = { bias: number; model: Uint8Array; modelSha256: string };

/** When something was measured: how long after its run began, and by the clock of `monotonicMs`. */
export type Taken = { trainedMs: number; takenAt: number };

export type ThreadReading = EncodedModel & Taken & Omit<Reading, 'model'>;

/** How far a run has come, and what is new since the report before. */
export type Report = {
  iteration: number;
  cost: number;
  /** Some points of the curve, to look at. */
  points: [iteration: number, cost: number][];
  /** Some of the points since the report before. */
  fresh: [iteration: number, cost: number][];
  /** Points for the log. */
  noted: [iteration: number, cost: number][];
  readings: ThreadReading[];
  /** The cost of each iteration, as `encodeCurve` makes it; told with readings, checkpoints and at the end. */
  curve: Uint8Array | undefined;
};

/** A measurement of a run at its current iteration. */
export type Measures = Omit<Measured, 'model'>;

/**
 * The engine's state without the costs, and the costs as packed by `packCosts`, unless the curve in this message has all of them.
 * `measures` are of the same iteration; a run that has ended has its readings instead.
 */
export type Saved = {
  state: Uint8Array;
  costs: Uint8Array | undefined;
  measures?: Measures | undefined;
};

/** The end of a run, and its last finite model. */
export type RunEnd = EncodedModel &
  Taken &
  Pick<TrainedRun, 'status' | 'costRises'> & {
    iterations: number;
    curveSha256: string;
    /** How many iterations were done here, and not before the checkpoint that it went on from. */
    trained: number;
    saved: Saved;
    /** Why it did not go on from the checkpoint that it was given. */
    refusal: string | undefined;
  };

/** In the order in which they happen; the one with an end is the last. */
export type TrainingMessage = {
  report: Report;
  /** A checkpoint on the way. */
  saved?: Saved | undefined;
  end?: RunEnd;
};
