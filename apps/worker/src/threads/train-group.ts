import {
  type GroupResult,
  type GroupTask,
  type TrainingResult,
  type TrainingTask,
  type UnknownData,
  unknownData,
} from './messages.ts';
import { sendErrors } from './thread-error.ts';

type Train = (
  task: TrainingTask,
) => TrainingResult | UnknownData | Promise<TrainingResult | UnknownData>;

/**
 * Returns a function that trains short runs one after the other. The error of one run does not affect the others. If the thread dies, `begun` tells
 * the pool at which run.
 */
export const groupTraining =
  (train: Train) =>
  async ({
    runs,
    stopFlags,
    begun,
    ...shared
  }: GroupTask): Promise<GroupResult[] | UnknownData> => {
    const results: GroupResult[] = [];
    for (const [k, run] of runs.entries()) {
      Atomics.store(begun, 0, k);
      const stopFlag = stopFlags.subarray(k, k + 1);
      try {
        const result = await sendErrors(() =>
          train({ ...shared, ...run, stopFlag, isSilent: true }),
        );
        if (result === unknownData) return unknownData;
        results.push(result);
      } catch (error) {
        results.push({ error });
      }
    }
    return results;
  };
