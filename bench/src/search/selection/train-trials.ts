import { type Dataset, prepareDataset, type RunSpec, trainRun } from '@sweepq/core';
import { meanOf } from '../paired.ts';

/** The sweep: 3 networks x 3 rates x 3 penalties, 1 500 iterations each. */
export const space = {
  layers: [[], [7], [20, 7, 5]],
  learningRate: [0.0025, 0.005, 0.0075],
  l2: [0, 0.01, 0.1],
  iterations: 1500,
} as const;

export const specs: readonly RunSpec[] = space.layers.flatMap((layers) =>
  space.learningRate.flatMap((learningRate) =>
    space.l2.map((l2) => ({
      ...{ learningRate, l2, seed: 1, initScale: 0.01, momentum: 0, nesterov: false },
      readings: [space.iterations],
      network:
        layers.length === 0
          ? undefined
          : { layers, activation: 'relu' as const, initialization: 'lecun' as const },
    })),
  ),
);

/** How well a trial does on images that it was not trained on. The cost decides between equal accuracies. */
export type Score = { accuracy: number; cost: number };

/** Trains a trial on train and returns its score on test. */
export const scoreOnTest = (dataset: Dataset, trials: readonly RunSpec[]): Score[] =>
  scoreAll(dataset, trials, {}).map(({ test }) => test);

/** Trains each trial on all folds but one, in turn. Returns the mean of the scores on the folds. */
export function scoreOnFolds(
  dataset: Dataset,
  trials: readonly RunSpec[],
  folds: { folds: number; seed: number },
): Score[] {
  const scores = Array.from({ length: folds.folds }, (_, fold) =>
    scoreAll(dataset, trials, { validation: { ...folds, fold } }).map(
      ({ validation }) => validation,
    ),
  );
  return trials.map((_, trial) => {
    const ofTrial = scores.map((ofFold) => ofFold[trial] as Score);
    return {
      accuracy: meanOf(ofTrial.map(({ accuracy }) => accuracy)),
      cost: meanOf(ofTrial.map(({ cost }) => cost)),
    };
  });
}

function scoreAll(
  dataset: Dataset,
  trials: readonly RunSpec[],
  options: Parameters<typeof prepareDataset>[1],
) {
  const data = prepareDataset(dataset, options);
  return trials.map((spec) => {
    let scores: { test: Score; validation: Score } = { test: worst, validation: worst };
    trainRun(data, spec, {
      onIterations() {},
      onReading({ metrics: { test, validation = worst } }) {
        scores = { test, validation };
      },
      shouldStop: () => false,
    });
    return scores;
  });
}

/** The score of a trial that has diverged. */
const worst: Score = { accuracy: 0, cost: Number.POSITIVE_INFINITY };

/** Returns the trial with the highest accuracy, and of equal ones the one with the lowest cost. */
export function chooseBest(scores: readonly Score[]): number {
  const better = (a: Score, b: Score) =>
    a.accuracy > b.accuracy || (a.accuracy === b.accuracy && a.cost < b.cost);
  return scores.reduce(
    (best, score, trial) => (better(score, scores[best] as Score) ? trial : best),
    0,
  );
}
