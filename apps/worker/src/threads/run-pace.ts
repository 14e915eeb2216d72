import type { PreparedData } from '@sweepq/core';
import type { RunEnd, TrainingTask } from './messages.ts';

type Planned = Pick<TrainingTask, 'spec' | 'folds' | 'from'>;

/** The weight of the latest run in the moving average. */
const weight = 0.2;

/**
 * Predicts the time that a thread needs for a run, from earlier runs on the same dataset. Predicts only runs of the unit of the article without folds:
 * the time of an iteration of other runs also depends on their layers and batches.
 */
export function createRunPace() {
  const msPerIteration = new WeakMap<PreparedData, number>();
  return {
    /** Returns the predicted time in ms; infinity if it is unknown. */
    predict(data: PreparedData, { spec, folds, from }: Planned): number {
      if (!isPlain(spec) || folds !== undefined || from !== undefined) {
        return Number.POSITIVE_INFINITY;
      }
      const pace = msPerIteration.get(data) ?? Number.POSITIVE_INFINITY;
      return pace * (spec.readings.at(-1) ?? 0);
    },
    /** Call with the end of each run. A slower run counts at once, a faster one with its weight. */
    note(
      data: PreparedData,
      { spec, folds }: Planned,
      { trained, trainedMs }: Pick<RunEnd, 'trained' | 'trainedMs'>,
    ): void {
      if (!isPlain(spec) || folds !== undefined || trained === 0) return;
      const measured = trainedMs / trained;
      const before = msPerIteration.get(data) ?? measured;
      msPerIteration.set(data, Math.max(measured, before + weight * (measured - before)));
    },
  };
}

const isPlain = ({ network, optimization }: TrainingTask['spec']) =>
  network === undefined && optimization === undefined;
