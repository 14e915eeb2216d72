import type { Dataset, Sweep } from '@sweepq/client';
import { majorityBaseline, type Split, shareCost, splitClasses } from '@sweepq/view';
import type { Ranking } from '../scenes/protocol.ts';

/** Returns how the trials of a sweep are ranked. The baseline is known if the dataset still has the content of the sweep. */
export function rankingOf({ spec }: Sweep, dataset: Dataset | undefined): Ranking {
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
