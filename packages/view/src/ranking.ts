import type { Dataset, Sweep } from '@sweepq/client';
import { formatNumberOf } from './format-number.ts';
import { majorityBaseline, shareCost } from './majority-baseline.ts';
import { spacesOf } from './spaces.ts';
import { type Split, splitClasses } from './split-classes.ts';
import { type Interval, wilsonInterval } from './wilson-interval.ts';

/** How the trials of a sweep are ranked. */
export type Ranking = {
  metric: string;
  direction: 'maximize' | 'minimize';
  /** The value of a model that has learned nothing. Undefined if it is not known. */
  baseline: number | undefined;
  /** The number of images on which an accuracy is measured. Undefined for a cost. */
  images: number | undefined;
};

/** Returns how the trials of a sweep are ranked. The baseline is known if the dataset still has the content of the sweep. */
export function rankingOf({ spec }: Pick<Sweep, 'spec'>, dataset: Dataset | undefined): Ranking {
  const { metric, direction } = spec.objective;
  return {
    ...{ metric, direction: direction === 'minimize' ? 'minimize' : 'maximize' },
    ...baselineOf({ spec }, dataset, metric),
  };
}

/** The value of a metric for a model that has learned nothing, and the number of images of its split. */
export function baselineOf(
  { spec }: Pick<Sweep, 'spec'>,
  dataset: Dataset | undefined,
  metric: string,
): Pick<Ranking, 'baseline' | 'images'> {
  if (dataset === undefined || dataset.digest !== spec.dataset.digest) {
    return { baseline: undefined, images: undefined };
  }
  const [, split, measure] = metric.split('.');
  const classes = splitClasses(dataset.classes, spec.validation, split as Split);
  const majority = majorityBaseline(classes);
  if (measure === 'accuracy') return { baseline: majority?.share, images: majority?.count };
  if (measure === 'cost') {
    // The cost of train has the class weights. Other weights have another baseline.
    const isWeighted = split === 'train' && hasClassWeights(spec);
    return { baseline: isWeighted ? undefined : shareCost(classes), images: undefined };
  }
  // Equal scores for all images, and always the same class. Precision, recall and F1 depend on which class that is.
  const present = classes.filter(({ count }) => count > 0).length;
  if (measure === 'rocAuc') return { baseline: present > 1 ? 0.5 : undefined, images: undefined };
  if (measure === 'balancedAccuracy') return { baseline: 1 / present, images: undefined };
  return { baseline: undefined, images: undefined };
}

/** Whether a trial of the sweep can have class weights. An api of version 0.2 sends no `classWeight`. */
const hasClassWeights = ({ space }: Sweep['spec']): boolean =>
  spacesOf(space).some(({ classWeight }: { classWeight?: readonly string[] }) =>
    classWeight?.some((weight) => weight !== 'none'),
  );

/** Says which model has the baseline of a metric. */
export function sayBaselineModel(metric: string): string {
  if (metric.endsWith('.accuracy')) return 'always answering the largest class';
  if (metric.endsWith('.balancedAccuracy')) return 'always answering one class';
  if (metric.endsWith('.rocAuc')) return 'giving all images the same score';
  return 'answering the shares of the classes';
}

/** The 95 % interval of the best value. Undefined unless the best value is the highest accuracy on a known number of images. */
export const intervalOf = (
  best: number,
  { images, direction }: Pick<Ranking, 'images' | 'direction'>,
): Interval | undefined =>
  images === undefined || direction !== 'maximize'
    ? undefined
    : wilsonInterval(Math.round(best * images), images);

/**
 * Says how many other trials are as good as the best one: "2 other trials lie inside its 95 % interval: …". `isMore`: there are more
 * than `ties`.
 */
export function sayTies(
  ties: number,
  { images, direction }: Pick<Ranking, 'images' | 'direction'>,
  isMore = false,
): string {
  if (ties === 0) return 'No other completed trial is as good.';
  const others = `${isMore ? 'More than ' : ''}${formatNumberOf(ties, 'other trial')}`;
  if (images === undefined || direction !== 'maximize') {
    return `${others} ${ties === 1 ? 'has' : 'have'} the same value.`;
  }
  const lie = ties === 1 ? 'lies' : 'lie';
  return `${others} ${lie} inside its 95 % interval: with ${formatNumberOf(images, 'image')} they are ties.`;
}
