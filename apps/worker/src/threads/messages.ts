// The tasks and messages between a worker's main thread and its other threads.
import type { FoldState } from '@sweepq/contract';
import type {
  Folds,
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
import type { DatasetFiles } from '@sweepq/datasets';
import type { FoldReading, PackedCheckpoint, RunCheckpoint, SavedFold } from '@sweepq/store';
import type { SavedCosts } from './cost-sender.ts';
import type { SavePace } from './save-clock.ts';

export type PrepareTask = {
  roots: readonly string[];
  /** The files of an uploaded dataset. Default: the dataset with this name in one of the roots. */
  files?: DatasetFiles | undefined;
  name: string;
  preprocessing: Preprocessing;
  validation: HeldOut | undefined;
  /** Prepares all folds of this division, and the whole. Then nothing is held out of the whole. */
  division?: Folds | undefined;
  /** The whole of the same dataset, if it is prepared: its Gram matrix is copied. */
  known?: PreparedData | undefined;
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
  /** The parts of the whole `data` that hold out a fold, if the task has a division. */
  parts: readonly PreparedData[];
  took: PreparingTimes;
};

/** The number of datasets that the worker has dropped since its start. When the number changes, a thread frees its references. */
type Forgetting = { forgotten: number };

/** A fold of a run: the data without this fold, and what an earlier attempt has saved. */
export type FoldTask = {
  data: PreparedData;
  start: Start | undefined;
  saved: SavedFold | undefined;
};

/** A thread keeps each dataset that it has received, until a dataset is dropped. `data` is left out if the thread may have it. */
type SentData = { dataId: number; data: PreparedData | undefined };

export type StartTask = Forgetting & SentData & { slot: number; seed: number };

export type TrainingTask = Forgetting &
  SentData & {
    /** The number of the run among those of this worker. The messages of the run have it. */
    run: number;
    /** The slot of the dataset's working memory that this run uses. */
    slot: number;
    start: Start | undefined;
    spec: RunSpec;
    /** The checkpoint to resume from. */
    from?: RunCheckpoint | undefined;
    /** The folds, which are trained before the run on all of train. Default: none. */
    folds?: readonly FoldTask[];
    /** One int32 in shared memory: anything but 0 asks the thread to stop (see `stopWords`). */
    stopFlag: Int32Array;
    /** How often the run saves a checkpoint during training. Default: never. */
    savePace?: SavePace | undefined;
    /** What Redis has of the costs of the run. Default: no costs are sent before the end. */
    savedCosts?: SavedCosts | undefined;
    /** The iterations whose costs are kept when a long curve is thinned. */
    keep?: readonly number[];
    /**
     * Whether the run sends nothing before its last message. A run of a group does so: if a later run of its group ends the thread, the run is
     * trained again, and would send the same messages twice.
     */
    isSilent?: boolean;
  };

/** The part of a task that each run of a group has of its own. */
type OfRun = Pick<TrainingTask, 'run' | 'start' | 'spec' | 'keep'>;

/** A task that trains several short runs, one after the other. They save nothing during training. */
export type GroupTask = Forgetting &
  SentData & {
    slot: number;
    runs: readonly OfRun[];
    /** One int32 in shared memory for each run, like `stopFlag`. */
    stopFlags: Int32Array;
    /** One int32 in shared memory: the index of the run that the thread has begun last. */
    begun: Int32Array;
  };

/** The result of each run, or the error of the run. */
export type GroupResult = TrainingResult | { error: unknown };

/** A message during a run. */
export type SentMessage = { run: number; message: TrainingMessage };

/** The result of a task for which the thread does not have the dataset: the thread must get the task again with `data`. */
export const unknownData = 'unknown-data';
export type UnknownData = typeof unknownData;

/** The result of a training task. `sent`: the number of messages before the last one. */
export type TrainingResult = { last: LastMessage; sent: number };

/** The last message of a run, with its end. */
export type LastMessage = TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;

/** The values of the stop flag. With `measure` the thread also measures the run at its current iteration, in the time of half an iteration. */
export const stopWords = { discard: 1, measure: 2 } as const;

/** A model in its stored form. */
export type EncodedModel = { bias: number | null; model: Uint8Array; modelSha256: string };

/** The time of a measurement: in ms since this thread started the run, and on the clock of `monotonicMs`. */
export type MeasuredTime = { trainedMs: number; takenAt: number };

export type ThreadReading = EncodedModel &
  MeasuredTime &
  Omit<Reading, 'model'> & {
    /** The metrics of each fold at the same requested count. Missing without folds. */
    folds?: readonly FoldReading[] | undefined;
  };

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
  /** The costs since the last message with costs, encoded by `encodePart`. Only during training, with readings and with checkpoints. */
  part?: Uint8Array | undefined;
  /** The whole cost curve, encoded by `encodeCurve`. Only at the end. */
  curve: Uint8Array | undefined;
};

/** A measurement of a run at its current iteration. */
export type Measures = Omit<Measured, 'model'>;

/**
 * A checkpoint at the end: the state of the engine without the costs, and the costs packed by `packCosts`. The costs are left out if the curve in
 * the same message has all of them. `measures` are those at the iteration of the checkpoint; the end of a run has readings instead.
 */
export type Saved = {
  state: Uint8Array;
  costs: Uint8Array | undefined;
  measures?: Measures | undefined;
};

/** A checkpoint during training: the state of the engine after the parts that were sent, encoded by `encodeSavedState`. */
export type SavedInTraining = { state: Uint8Array; measures: Measures };

/** A fold that was trained further. `models`: the model of the fold at each new reading. */
export type SavedFoldMessage = {
  fold: number;
  state: FoldState;
  readings: readonly FoldReading[];
  divergedAt: number | null;
  /** During training, the costs since the last message, and the state after them. Otherwise the checkpoint and the curve. */
  progress:
    | { part: Uint8Array | undefined; savedState: Uint8Array | undefined }
    | { checkpoint: PackedCheckpoint; curve: Uint8Array };
  models: readonly { asked: number; model: Uint8Array }[];
};

/** The folds that a thread has trained since its last message about folds. */
export type FoldsMessage = {
  /** The fold that is trained now. */
  fold: number;
  saved: readonly SavedFoldMessage[];
  /** The number of iterations that this attempt has trained in all folds. */
  trained: number;
  /** Whether the message is a report of progress. Otherwise, the last fold has just ended. */
  isReport: boolean;
};

/** The end of the trials beyond the iteration at which a fold diverged. */
export type FoldDivergence = { asked: number; fold: number; iterations: number };

/** The end of a run, and its last finite model. */
export type RunEnd = EncodedModel &
  MeasuredTime &
  Pick<TrainedRun, 'status' | 'costRises'> & {
    iterations: number;
    curveSha256: string;
    /** The number of iterations since the checkpoint from which the run resumed. */
    trained: number;
    saved: Saved;
    /** The requested counts that a fold did not reach. Their trials diverge. */
    foldDivergences: readonly FoldDivergence[];
    /** Why the thread could not resume from a checkpoint of the run, or of a fold. */
    refusal: string | undefined;
  };

/** A message of a thread about a run. A thread sends its messages in order; the last one has `end`. */
export type TrainingMessage = {
  report: Report;
  /** A checkpoint during training. */
  saved?: SavedInTraining | undefined;
  /** In a message about folds, which has no readings. `report` is then the progress of the fold. */
  folds?: FoldsMessage | undefined;
  end?: RunEnd;
};
