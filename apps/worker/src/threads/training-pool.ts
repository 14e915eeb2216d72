import { MessageChannel } from 'node:worker_threads';
import type { PreparedData, Start } from '@sweepq/core';
import { Piscina } from 'piscina';
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
import { hearErrors } from './thread-error.ts';

/** The last message of a run, with its end. */
export type LastMessage = TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;

type TrainRequest = Pick<TrainingTask, 'data' | 'start' | 'spec' | 'from' | 'savePace' | 'keep'> & {
  signal: AbortSignal;
  /** Whether a run that is stopped for this reason is measured at its current iteration. Default: never. */
  isMeasured?: (reason: unknown) => boolean;
  onMessage: (message: TrainingMessage) => void;
};

type PrepareRequest = Omit<PrepareTask, 'slots' | 'isRead'>;

export type TrainingPool = {
  /** The number of threads that run a task. */
  readonly busy: number;
  prepare(task: PrepareRequest): Promise<PreparedDataset>;
  start(data: PreparedData, seed: number): Promise<Start>;
  /** Trains a run in a thread and returns its last message. An aborted signal stops the run within milliseconds. */
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
}: {
  threads: number;
  /** Starts a thread only when there is a run for it. */
  isCold?: boolean;
  programs?: Partial<ThreadPrograms> | undefined;
}): TrainingPool {
  const { training, preparing } = { ...ownPrograms, ...programs };
  const preparer = createPreparing(
    () =>
      new Piscina({
        filename: preparing.href,
        minThreads: 0,
        maxThreads: 1,
        idleTimeout: idlePreparerMs,
        resourceLimits: { maxOldGenerationSizeMb: maxPreparerHeapMb },
      }),
  );
  const trainingThreads = new Piscina({
    filename: training.href,
    // A cold start creates each thread with the first run that needs it. A thread that has started is kept.
    minThreads: isCold ? 0 : threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A run allocates little. With V8's default size, the garbage of each thread would grow to a few tens of MB.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: threadHeapMb },
  });
  // One slot per thread, so that a run with a slot gets a thread at once.
  const slots = createSlots(threads);
  let forgotten = 0;
  return {
    get busy() {
      return slots.lent;
    },
    prepare: (task) => preparer.prepare({ ...task, slots: threads }),
    start: (data, seed) =>
      slots.lend((slot) =>
        hearErrors(
          trainingThreads.run({ data, slot, seed, forgotten } satisfies StartTask, {
            name: 'start',
          }),
        ),
      ),
    train: (request) =>
      slots.lend(
        (slot) => trainInThread(trainingThreads, { ...request, slot, forgotten }),
        request.signal,
      ),
    forget() {
      forgotten += 1;
      // After the current call, which may still hold a reference to the dataset.
      setImmediate(collectGarbage);
    },
    close: async () => {
      await Promise.all([preparer.close(), trainingThreads.destroy()]);
    },
  };
}

async function trainInThread(
  trainingThreads: Piscina,
  request: TrainRequest & Pick<TrainingTask, 'slot' | 'forgotten'>,
): Promise<LastMessage> {
  const { signal, isMeasured = () => false, onMessage, ...ofRun } = request;
  const { port1, port2 } = new MessageChannel();
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const stop = () => {
    const word = isMeasured(signal.reason) ? stopWords.measure : stopWords.discard;
    Atomics.store(stopFlag, 0, word);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  // The end arrives on the same port as the other messages, so it cannot overtake them.
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
      hearErrors(trainingThreads.run(task, { name: 'train', transferList: [port2] })),
    ]);
    return last;
  } finally {
    signal.removeEventListener('abort', stop);
    port1.close();
  }
}
