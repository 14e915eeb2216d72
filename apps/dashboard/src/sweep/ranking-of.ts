import type { Dataset, Sweep } from '@sweepq/client';
import { majorityBaseline, type Split, shareCost, splitClasses } from '@sweepq/view';
import type { Ranking } from '../scenes/protocol.ts';

/** Returns how the trials of a sweep are ranked. Without a baseline if the dataset has changed since the sweep. */
export function rankingOf({ spec }: Sweep, dataset: Dataset | undefined): Ranking {
  const { metric, direction } = spec.objective;
  return {
    ...{ metric, direction: direction === 'minimize' ? 'minimize' : 'maximize' },
    ...baselineOf({ spec }, dataset, metric),
  };
}

/** Returns the baseline of a metric, and the number of images of its split. */
export function baselineOf(
  { spec }: Pick<Sweep, 'spec'>,
  dataset: Dataset | undefined,
  metric: string,
): { baseline: number | undefined; images: number | undefined } {
  if (dataset === undefined || dataset.digest !== spec.dataset.digest) {
    return { baseline: undefined, images: undefined };
  }
  const [, split, measure] = metric.split('.');
  const classes = splitClasses(dataset.classes, spec.validation, split as Split);
  if (measure !== 'accuracy') return { baseline: shareCost(classes), images: undefined };
  const majority = majorityBaseline(classes);
  return { baseline: majority?.share, images: majority?.count };
}
