import type { PreparedData } from '@sweepq/core';
import { collectGarbage } from './collect-garbage.ts';
import type { TrainingTask } from './messages.ts';

/**
 * The datasets that this thread has received. A dataset that is sent again is a new object in the thread, for which the thread would create the
 * kernels again. So the thread keeps the object, until the worker drops any dataset.
 */
export function createKeptData() {
  const kept = new Map<number, PreparedData>();
  let forgottenBefore = 0;
  return {
    /** Frees all datasets if the worker has dropped one since the previous call. */
    forget({ forgotten }: Pick<TrainingTask, 'forgotten'>): void {
      if (forgotten === forgottenBefore) return;
      forgottenBefore = forgotten;
      kept.clear();
      collectGarbage();
    },
    /** Returns the dataset of a task; undefined if the task does not have it, and the thread has not kept it. */
    take({ dataId, data }: Pick<TrainingTask, 'dataId' | 'data'>): PreparedData | undefined {
      if (data !== undefined) kept.set(dataId, data);
      return kept.get(dataId);
    },
  };
}
