import type { PreparedData, Start } from '@sweepq/core';
import { createThreads, type Threads } from '@sweepq/threads';
import { collectGarbage } from './collect-garbage.ts';
import {
  type LastMessage,
  type PreparedDataset,
  type PrepareTask,
  type SentMessage,
  type StartTask,
  stopWords,
  type TrainingMessage,
  type TrainingResult,
  type TrainingTask,
  type UnknownData,
  unknownData,
} from './messages.ts';
import { createPreparing, maxPreparerHeapMb } from './preparing.ts';
import { createRunMessages, type RunMessages } from './run-messages.ts';
import { createSlots } from './slots.ts';
import { receiveErrors } from './thread-error.ts';

type TrainRequest = Pick<
  TrainingTask,
  'start' | 'spec' | 'from' | 'folds' | 'savePace' | 'savedCosts' | 'keep'
> & {
  data: PreparedData;
  signal: AbortSignal;
  /** Whether the thread measures a run that is stopped for this reason at its current iteration. Default: never. */
  isMeasured?: (reason: unknown) => boolean;
  onMessage: (message: TrainingMessage) => void;
  /**
   * Gets the number of the thread, from 0, when the run gets it. A thread that died is replaced by one with the same number. `discard` stops the
   * run like the signal, without a measurement.
   */
  onThread?: (thread: number, discard: () => void) => void;
};

type PrepareRequest = Omit<PrepareTask, 'slots' | 'isRead'>;

export type TrainingPool = {
  /** The number of threads that run a task. */
  readonly busy: number;
  prepare(task: PrepareRequest): Promise<PreparedDataset>;
  start(data: PreparedData, seed: number): Promise<Start>;
  /** Trains a run in a thread, and returns the last message of the thread. An aborted signal stops the run within milliseconds. */
  train(request: TrainRequest): Promise<LastMessage>;
  /** Makes each thread free its references to dropped datasets at its next task. */
  forget(): void;
  close(): Promise<void>;
};

const idlePreparerMs = 1_000;

/** The heap limit of a training thread. Shared memory, the curve and the models are outside the heap. */
export const threadHeapMb = 256;

/** The modules that threads run. `training` exports `start` and `train`, `preparing` exports `prepare`. */
export type ThreadPrograms = { training: URL; preparing: URL };

const ownPrograms: ThreadPrograms = {
  training: new URL('./training-thread.js', import.meta.url),
  preparing: new URL('./preparing-thread.js', import.meta.url),
};

/** Creates the training threads, and one more thread while there is a dataset to prepare. */
export function createTrainingPool({
  threads,
  isCold = false,
  programs = {},
  onError,
}: {
  threads: number;
  /** Starts a thread only when there is a run for it. */
  isCold?: boolean;
  programs?: Partial<ThreadPrograms> | undefined;
  /** Gets the error of a thread that failed while it had no task. */
  onError?: (error: Error) => void;
}): TrainingPool {
  const { training, preparing } = { ...ownPrograms, ...programs };
  const preparer = createPreparing(() =>
    createThreads({
      program: preparing,
      maxThreads: 1,
      ...{ idleMs: idlePreparerMs, onError },
      resourceLimits: { maxOldGenerationSizeMb: maxPreparerHeapMb },
    }),
  );
  const messages = createRunMessages();
  const trainingThreads = createThreads({
    program: training,
    onMessage: (message) => messages.receive(message as SentMessage),
    // After a cold start each thread is created for the first run that needs it. A created thread is kept.
    minThreads: isCold ? 0 : threads,
    maxThreads: threads,
    ...{ idleMs: Number.POSITIVE_INFINITY, onError },
    // A run allocates little memory. With the default size of V8, each thread would keep tens of MB of garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: threadHeapMb },
  });
  // With one slot per thread, a run that has a slot gets a thread immediately.
  const slots = createSlots(threads);
  const stopFlags = Array.from({ length: threads }, () => new Int32Array(new SharedArrayBuffer(4)));
  const runWithData = createDataSender();
  let forgotten = 0;
  return {
    get busy() {
      return slots.lent;
    },
    prepare: (task) => preparer.prepare({ ...task, slots: threads }),
    start: (data, seed) =>
      slots.lend((slot) =>
        runWithData(data, (sent) =>
          trainingThreads.run<Start | UnknownData>(
            { ...sent, slot, seed, forgotten } satisfies StartTask,
            { name: 'start' },
          ),
        ),
      ),
    train: (request) =>
      slots.lend(
        (slot) =>
          runTraining(
            { trainingThreads, messages, runWithData },
            {
              ...{ ...request, slot, forgotten },
              stopFlag: stopFlags[slot] as Int32Array,
            },
          ),
        request.signal,
      ),
    forget() {
      forgotten += 1;
      // The garbage is collected later, because the caller may still hold a reference to the dataset.
      setImmediate(collectGarbage);
    },
    close: async () => {
      await Promise.all([preparer.close(), trainingThreads.close()]);
    },
  };
}

/**
 * Returns a function that runs a task on a dataset. Threads keep datasets, so the task is sent without the dataset first. A thread that does not have
 * it gets the task again.
 */
function createDataSender() {
  const numbers = new WeakMap<PreparedData, number>();
  let last = 0;
  return async <Result>(
    data: PreparedData,
    run: (sent: Pick<TrainingTask, 'dataId' | 'data'>) => Promise<Result | UnknownData>,
  ): Promise<Result> => {
    const dataId = numbers.get(data) ?? ++last;
    numbers.set(data, dataId);
    const first = await receiveErrors(run({ dataId, data: undefined }));
    if (first !== unknownData) return first as Result;
    return receiveErrors(run({ dataId, data })) as Promise<Result>;
  };
}

type Running = {
  trainingThreads: Threads;
  messages: RunMessages;
  runWithData: ReturnType<typeof createDataSender>;
};
type OfPool = Pick<TrainingTask, 'slot' | 'forgotten' | 'stopFlag'>;

async function runTraining(
  { trainingThreads, messages, runWithData }: Running,
  request: TrainRequest & OfPool,
): Promise<LastMessage> {
  const { data, signal, isMeasured = () => false, onMessage, onThread, ...ofRun } = request;
  const { slot, stopFlag } = request;
  const stopWith = (word: number) => Atomics.store(stopFlag, 0, word);
  const stop = () => stopWith(isMeasured(signal.reason) ? stopWords.measure : stopWords.discard);
  // The previous run of this slot has ended.
  stopWith(0);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  const run = messages.open(onMessage);
  // A worker has as many slots as threads, and a run keeps its slot until its thread is free.
  onThread?.(slot, () => {
    if (messages.isOpen(run)) stopWith(stopWords.discard);
  });
  try {
    const result = await runWithData(data, (sent) =>
      trainingThreads.run<TrainingResult | UnknownData>(
        { ...ofRun, ...sent, run } satisfies TrainingTask,
        { name: 'train' },
      ),
    );
    await messages.all(run, result.sent);
    return result.last;
  } finally {
    messages.close(run);
    signal.removeEventListener('abort', stop);
  }
}
