import { MessageChannel } from 'node:worker_threads';
import type { PreparedData, Start } from '@sweepq/core';
import { createThreads, type Threads } from '@sweepq/threads';
import { collectGarbage } from './collect-garbage.ts';
import {
  type PreparedDataset,
  type PrepareTask,
  type StartTask,
  stopWords,
  type TrainingMessage,
  type TrainingTask,
} from './messages.ts';
import { createPreparing, maxPreparerHeapMb } from './preparing.ts';
import { createSlots } from './slots.ts';
import { receiveErrors } from './thread-error.ts';

/** The last message of a run, with its end. */
export type LastMessage = TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;

type TrainRequest = Pick<
  TrainingTask,
  'data' | 'start' | 'spec' | 'from' | 'folds' | 'savePace' | 'savedCosts' | 'keep'
> & {
  signal: AbortSignal;
  /** Whether the thread measures a run that is stopped for this reason at its current iteration. Default: never. */
  isMeasured?: (reason: unknown) => boolean;
  onMessage: (message: TrainingMessage) => void;
  /** Gets the number of the thread, from 0, when the run gets it. A thread that died is replaced by one with the same number. */
  onThread?: (thread: number) => void;
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
  const trainingThreads = createThreads({
    program: training,
    // After a cold start each thread is created for the first run that needs it. A created thread is kept.
    minThreads: isCold ? 0 : threads,
    maxThreads: threads,
    ...{ idleMs: Number.POSITIVE_INFINITY, onError },
    // A run allocates little memory. With the default size of V8, each thread would keep tens of MB of garbage.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: threadHeapMb },
  });
  // With one slot per thread, a run that has a slot gets a thread immediately.
  const slots = createSlots(threads);
  let forgotten = 0;
  return {
    get busy() {
      return slots.lent;
    },
    prepare: (task) => preparer.prepare({ ...task, slots: threads }),
    start: (data, seed) =>
      slots.lend((slot) =>
        receiveErrors(
          trainingThreads.run({ data, slot, seed, forgotten } satisfies StartTask, {
            name: 'start',
          }),
        ),
      ),
    train: (request) =>
      slots.lend(
        (slot) => runTraining(trainingThreads, { ...request, slot, forgotten }),
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

async function runTraining(
  trainingThreads: Threads,
  request: TrainRequest & Pick<TrainingTask, 'slot' | 'forgotten'>,
): Promise<LastMessage> {
  const { signal, isMeasured = () => false, onMessage, onThread, ...ofRun } = request;
  // A worker has as many slots as threads, and a run keeps its slot until its thread is free.
  onThread?.(request.slot);
  const { port1, port2 } = new MessageChannel();
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const stop = () => {
    const word = isMeasured(signal.reason) ? stopWords.measure : stopWords.discard;
    Atomics.store(stopFlag, 0, word);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  // The end comes on the same port as the other messages, and therefore after them.
  const ended = new Promise<LastMessage>((resolve) => {
    port1.on('message', ({ end, ...message }: TrainingMessage) => {
      if (end !== undefined) resolve({ ...message, end });
      else onMessage(message);
    });
  });
  const task: TrainingTask = { ...ofRun, port: port2, stopFlag };
  try {
    const [last] = await Promise.all([
      ended,
      receiveErrors(trainingThreads.run(task, { name: 'train', transferList: [port2] })),
    ]);
    return last;
  } finally {
    signal.removeEventListener('abort', stop);
    port1.close();
  }
}
