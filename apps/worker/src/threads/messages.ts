// The tasks and messages between a worker's main thread and its other threads.
import type { MessagePort } from 'node:worker_threads';
import type {
  FormName,
  HeldOut,
  Measured,
  PreparedData,
  Preprocessing,
  Reading,
  RunSpec,
  Start,
  TrainedRun,
} from '@sweepq/core';
import type { RunCheckpoint } from '@sweepq/store';
import type { SavePace } from './save-clock.ts';

export type PrepareTask = {
  roots: readonly string[];
  name: string;
  preprocessing: Preprocessing;
  validation: HeldOut | undefined;
  /** Default: the form that suits the size of the dataset. */
  form?: FormName | undefined;
  /** The number of runs that use the dataset at the same time. */
  slots: number;
  /** The limit of the dataset's memory. Images are kept outside it if they would exceed the limit. */
  budgetBytes: number;
  /** One int32 in shared memory: 1 once the dataset's files have been read. */
  isRead: Int32Array;
};

/** How long it took to read a dataset, and to prepare it for training. */
export type PreparingTimes = { loadedMs: number; preparedMs: number };

/** A prepared dataset, in memory that all threads share, and the hashes of its files. */
export type PreparedDataset = {
  sha256: { train: string; test: string };
  data: PreparedData;
  took: PreparingTimes;
};

/** The number of datasets that the worker has dropped since its start. When the number changes, a thread frees its references. */
type Forgetting = { forgotten: number };

export type StartTask = Forgetting & { data: PreparedData; slot: number; seed: number };

export type TrainingTask = Forgetting & {
  data: PreparedData;
  /** The slot of the dataset's working memory that this run uses. */
  slot: number;
  start: Start | undefined;
  spec: RunSpec;
  /** The checkpoint to resume from. */
  from?: RunCheckpoint | undefined;
  port: MessagePort;
  /** One int32 in shared memory: anything but 0 asks the thread to stop (see `stopWords`). */
  stopFlag: Int32Array;
  /** How often the run saves a checkpoint during training. Default: never. */
  savePace?: SavePace | undefined;
  /** The iterations whose costs are kept when a long curve is thinned. */
  keep?: readonly number[];
};

/** The values of the stop flag. With `measure` the thread also measures the run at its current iteration, in the time of half an iteration. */
export const stopWords = { discard: 1, measure: 2 } as const;

/** A model in its stored form. */
export type EncodedModel = { bias: number | null; model: Uint8Array; modelSha256: string };

/** The time of a measurement: in ms since this thread started the run, and on the clock of `monotonicMs`. */
export type MeasuredTime = { trainedMs: number; takenAt: number };

export type ThreadReading = EncodedModel & MeasuredTime & Omit<Reading, 'model'>;

/** The progress of a run, and the data since the previous report. */
export type Report = {
  iteration: number;
  cost: number;
  /** A sample of the curve, to display. */
  points: [iteration: number, cost: number][];
  /** A sample of the points since the previous report. */
  fresh: [iteration: number, cost: number][];
  /** Points for the log. */
  noted: [iteration: number, cost: number][];
  readings: ThreadReading[];
  /** The cost curve, encoded by `encodeCurve`. Only with readings, with checkpoints and at the end. */
  curve: Uint8Array | undefined;
};

/** A measurement of a run at its current iteration. */
export type Measures = Omit<Measured, 'model'>;

/**
 * A checkpoint: the state of the engine without the costs, and the costs packed by `packCosts`. The costs are left out if the curve in the
 * same message has all of them. `measures` are those at the iteration of the checkpoint; the end of a run has readings instead.
 */
export type Saved = {
  state: Uint8Array;
  costs: Uint8Array | undefined;
  measures?: Measures | undefined;
};

/** The end of a run, and its last finite model. */
export type RunEnd = EncodedModel &
  MeasuredTime &
  Pick<TrainedRun, 'status' | 'costRises'> & {
    iterations: number;
    curveSha256: string;
    /** The number of iterations since the checkpoint from which the run resumed. */
    trained: number;
    saved: Saved;
    /** Why the thread could not resume from the checkpoint. */
    refusal: string | undefined;
  };

/** A message of a thread about a run. A thread sends its messages in order; the last one has `end`. */
export type TrainingMessage = {
  report: Report;
  /** A checkpoint during training. */
  saved?: Saved | undefined;
  end?: RunEnd;
};
