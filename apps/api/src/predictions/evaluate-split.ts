import type { MeasuredSplit, RocPoint, ScoredSplit } from '@sweepq/core';
import { defaultPredictionSort } from '../paging/predictions-query.ts';
import type { Evaluation } from '../views/evaluation-view.ts';
import type { PredictedSplit } from './predict-images.ts';
import { selectPredictions } from './select-predictions.ts';
import { viewPredictions } from './view-predictions.ts';

type EvaluateTask = {
  predicted: PredictedSplit;
  of: { trialId: string; dataset: { name: string; version: number }; split: MeasuredSplit };
  /** The number of the worst images in the answer. */
  worst: number;
  /** The maximum number of points of each ROC curve. */
  points: number;
};

/** A task of a thread: measures the predictions of a split. */
export async function evaluateSplit({
  predicted,
  of,
  worst,
  points,
}: EvaluateTask): Promise<Evaluation> {
  const core = await import('@sweepq/core');
  const { labels, logits, classes } = predicted;
  const scored = core.scoreLogits(logits, labels);
  const { majority, confusion, classes: ofClasses, ...metrics } = core.measureSplit(scored);
  const { counts, classCount } = confusion;
  const rows = Array.from({ length: classCount }, (_, label) => [
    ...counts.subarray(label * classCount, (label + 1) * classCount),
  ]);
  const right = rows.reduce((sum, row, label) => sum + (row[label] as number), 0);
  const nameOf = (label: number) => classes[label] as string;
  return {
    ...{ trialId: of.trialId, split: of.split, images: labels.length, metrics },
    accuracyInterval: core.wilsonInterval(right, labels.length),
    majority: { ...majority, class: nameOf(majority.label) },
    confusion: rows,
    classes: ofClasses.map((each, label) => ({
      ...{ label, class: nameOf(label) },
      ...each,
      predicted: rows.reduce((sum, row) => sum + (row[label] as number), 0),
    })),
    roc: labelsOfCurves(classCount).map((label) => curveOf(scored, label)),
    worst: (await selectWorst(predicted, worst)).map((prediction) => ({
      ...prediction,
      image: pathOfImage(of, prediction.index),
    })),
  };

  function curveOf(split: ScoredSplit, label: number): Evaluation['roc'][number] {
    const whole = core.rocPoints(core.rankScores(split, label)) ?? [];
    return {
      ...{ label, class: nameOf(label), pointCount: whole.length },
      points: core.thinRoc(whole, points).map(viewPoint),
    };
  }

  function viewPoint({ fpr, tpr, threshold }: RocPoint, k: number) {
    // The score of two classes is a logit. Before the first image there is no threshold.
    const probability = scored.classCount === 2 ? core.probabilityOf(threshold) : threshold;
    return { fpr, tpr, threshold: k === 0 ? null : probability };
  }
}

/** With two classes, the curve of label 0 is that of label 1 with both axes reversed. */
const labelsOfCurves = (classCount: number) =>
  classCount === 2 ? [1] : Array.from({ length: classCount }, (_, label) => label);

async function selectWorst(predicted: PredictedSplit, limit: number) {
  if (limit === 0) return [];
  const list = { of: [], sort: defaultPredictionSort, filter: undefined, limit, cursor: undefined };
  return selectPredictions(await viewPredictions(predicted), list).page;
}

/** The images of `validation` are in the train file. Without the version, the path would be that of the newest one. */
function pathOfImage({ dataset: { name, version }, split }: EvaluateTask['of'], index: number) {
  const file = split === 'test' ? 'test' : 'train';
  return `/v1/datasets/${encodeURIComponent(name)}/images/${file}/${index}.png?version=${version}`;
}
