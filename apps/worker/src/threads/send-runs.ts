// Sends runs to a thread, alone or in a group, and waits for their last messages.
import type { PreparedData } from '@sweepq/core';
import type { Threads } from '@sweepq/threads';
import {
  type GroupResult,
  type GroupTask,
  type LastMessage,
  stopWords,
  type TrainingMessage,
  type TrainingResult,
  type TrainingTask,
  type UnknownData,
  unknownData,
} from './messages.ts';
import type { Member } from './run-groups.ts';
import type { RunMessages } from './run-messages.ts';
import { isDeath, receiveErrors } from './thread-error.ts';

/** The maximum number of runs in a group. */
export const maxGroupRuns = 16;

export type TrainRequest = Pick<
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

/**
 * Returns a function that runs a task on a dataset. Threads keep datasets, so the task is sent without the dataset first. A thread that does not have
 * it gets the task again.
 */
export function createDataSender() {
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

export type Sending = {
  trainingThreads: Threads;
  messages: RunMessages;
  runWithData: ReturnType<typeof createDataSender>;
};
type OfPool = Pick<TrainingTask, 'slot' | 'forgotten'>;

/** Trains a run alone. `stopFlag`: that of its slot, of which the previous run has ended. */
export async function sendRun(
  { trainingThreads, messages, runWithData }: Sending,
  request: TrainRequest & OfPool & Pick<TrainingTask, 'stopFlag'>,
): Promise<LastMessage> {
  const { data, signal: _, isMeasured: __, onMessage: ___, onThread: ____, ...ofRun } = request;
  const sent = openRun(messages, request, request);
  try {
    const result = await runWithData(data, (sentData) =>
      trainingThreads.run<TrainingResult | UnknownData>(
        { ...ofRun, ...sentData, run: sent.run } satisfies TrainingTask,
        { name: 'train' },
      ),
    );
    await messages.all(sent.run, result.sent);
    return result.last;
  } finally {
    sent.close();
  }
}

/** The runs of a group have the same dataset. */
export type Group = readonly Member<TrainRequest, LastMessage>[];

/**
 * Trains a group of short runs, and settles each of them. If the thread dies, only the run that the thread had begun fails. Returns the others,
 * which must be trained again.
 */
export async function sendGroup(
  { trainingThreads, messages, runWithData }: Sending,
  group: Group,
  task: OfPool & Pick<GroupTask, 'stopFlags' | 'begun'>,
): Promise<Group> {
  const [first] = group;
  if (first === undefined) return [];
  const { slot, stopFlags, begun } = task;
  Atomics.store(begun, 0, 0);
  const sent = group.map(({ run }, k) =>
    openRun(messages, run, { slot, stopFlag: stopFlags.subarray(k, k + 1) }),
  );
  const runs = group.map(({ run: { start, spec, keep } }, k) => {
    return { run: sent[k]?.run ?? 0, start, spec, ...(keep && { keep }) };
  });
  try {
    const results = await runWithData(first.run.data, (sentData) =>
      trainingThreads.run<GroupResult[] | UnknownData>(
        { ...task, ...sentData, runs } satisfies GroupTask,
        { name: 'trainGroup' },
      ),
    );
    const settled = group.map(async ({ resolve, reject }, k) => {
      const result = results[k] ?? { error: new Error('Expected a result of each run.') };
      if ('error' in result) {
        await receiveErrors(Promise.reject(result.error)).catch(reject);
        return;
      }
      await messages.all(sent[k]?.run ?? 0, result.sent);
      resolve(result.last);
    });
    await Promise.all(settled);
    return [];
  } catch (error) {
    const blamed = isDeath(error) ? group.slice(Atomics.load(begun, 0))[0] : undefined;
    const failed = blamed === undefined ? group : [blamed];
    for (const { reject } of failed) reject(error);
    return group.filter((member) => !failed.includes(member));
  } finally {
    for (const { close } of sent) close();
  }
}

/** Opens the messages of a run that gets a thread, and stops the run in its thread when its signal is aborted. */
function openRun(
  messages: RunMessages,
  { signal, isMeasured = () => false, onMessage, onThread }: TrainRequest,
  { slot, stopFlag }: Pick<TrainingTask, 'slot' | 'stopFlag'>,
) {
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
  return {
    run,
    close() {
      messages.close(run);
      signal.removeEventListener('abort', stop);
    },
  };
}
