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

/** The last message of a run: it has the end. */
export type LastMessage = TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;

type TrainRequest = Pick<TrainingTask, 'data' | 'start' | 'spec' | 'from' | 'savePace' | 'keep'> & {
  signal: AbortSignal;
  /** Whether a run that is stopped for this reason is measured at its current iteration. Default: never. */
  isMeasured?: (reason: unknown) => boolean;
  onMessage: (message: TrainingMessage) => void;
};

type PrepareRequest = Omit<PrepareTask, 'slots' | 'isRead'>;

export type TrainingPool = {
  /** Threads that have something to do. */
  readonly busy: number;
  prepare(task: PrepareRequest): Promise<PreparedDataset>;
  start(data: PreparedData, seed: number): Promise<Start>;
  /** Trains in a thread; gives its last message. An aborted signal stops it within milliseconds. */
  train(request: TrainRequest): Promise<LastMessage>;
  /** Tells all threads, with their next task, that a dataset is not needed any more. */
  forget(): void;
  close(): Promise<void>;
};

const idlePreparerMs = 1_000;

/** What a training thread may use beside what threads share, its curve and its models, which lie outside its heap. */
export const threadHeapMb = 256;

/** Modules that export what is asked of threads: `start` and `train`, and `prepare`. */
export type ThreadPrograms = { training: URL; preparing: URL };

const ownPrograms: ThreadPrograms = {
  training: new URL('./training-thread.js', import.meta.url),
  preparing: new URL('./preparing-thread.js', import.meta.url),
};

/** So many training threads, and one more while there is a dataset to prepare. */
export function createTrainingPool({
  threads,
  isCold = false,
  programs = {},
}: {
  threads: number;
  /** Begins no thread before there is a run for it. */
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
    // All at once, or each with a run that wants it; once begun it is kept.
    minThreads: isCold ? 0 : threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A run makes little garbage; left alone, each thread would let a few tens of megabytes gather.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: threadHeapMb },
  });
  // As many as threads, so that a run that has a slot has a thread.
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
      // Not in the middle of what lets it go.
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
  // The end comes by the same port as all else, so that nothing is overtaken by it.
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
