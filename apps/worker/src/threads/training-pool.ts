import type { PreparedData, Start } from '@sweepq/core';
import { createThreads } from '@sweepq/threads';
import { collectGarbage } from './collect-garbage.ts';
import type {
  LastMessage,
  PreparedDataset,
  PrepareTask,
  SentMessage,
  StartTask,
  UnknownData,
} from './messages.ts';
import { createPreparing, maxPreparerHeapMb } from './preparing.ts';
import { createRunGroups } from './run-groups.ts';
import { createRunMessages } from './run-messages.ts';
import { createRunPace } from './run-pace.ts';
import {
  createDataSender,
  maxGroupRuns,
  type Sending,
  sendGroup,
  sendRun,
  type TrainRequest,
} from './send-runs.ts';
import { createSlots } from './slots.ts';

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

/** A group trains for at most this time, so that its first run does not wait long for the others. */
const maxGroupMs = 2;

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
  const flags = Array.from(
    { length: threads },
    () => new Int32Array(new SharedArrayBuffer((maxGroupRuns + 1) * Int32Array.BYTES_PER_ELEMENT)),
  );
  const runWithData = createDataSender();
  const sending: Sending = { trainingThreads, messages, runWithData };
  const pace = createRunPace();
  const predict = (run: TrainRequest) => pace.predict(run.data, run);
  const groups = createRunGroups<TrainRequest, LastMessage>({
    ...{ threads, maxRuns: maxGroupRuns, lend: (use) => slots.lend(use) },
    fits: (run, group) =>
      run.data === group[0]?.data &&
      [run, ...group].reduce((sum, each) => sum + predict(each), 0) <= maxGroupMs,
    train: (slot, group) => {
      const all = flags[slot] as Int32Array;
      const stopFlags = all.subarray(0, maxGroupRuns);
      const begun = all.subarray(maxGroupRuns);
      return sendGroup(sending, group, { slot, forgotten, stopFlags, begun });
    },
  });
  const trainAlone = (request: TrainRequest) =>
    slots.lend((slot) => {
      const stopFlag = (flags[slot] as Int32Array).subarray(0, 1);
      return sendRun(sending, { ...request, slot, forgotten, stopFlag });
    }, request.signal);
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
    async train(request) {
      const isShort = predict(request) <= maxGroupMs;
      const last = await (isShort ? groups.train(request) : trainAlone(request));
      pace.note(request.data, request, last.end);
      return last;
    },
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
