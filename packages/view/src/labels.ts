import type { Sweep } from '@sweepq/client';

const labels: Readonly<Record<string, string>> = {
  'times.queuedMs': 'time queued',
  'times.loadedMs': 'time loading',
  'times.preparedMs': 'time preparing',
  'times.trainedMs': 'time training',
  'times.reportedMs': 'time reporting',
  'failure.code': 'failure',
  stoppedIteration: 'stopped at iteration',
  startedAt: 'started',
  finishedAt: 'finished',
};

/** The names of measures that are not words. */
const measureLabels: Readonly<Record<string, string>> = {
  balancedAccuracy: 'balanced accuracy',
  f1: 'F1',
  rocAuc: 'ROC AUC',
};

/** Returns the name of a measure on screen: "ROC AUC" for `rocAuc`. */
export const labelOfMeasure = (measure: string): string => measureLabels[measure] ?? measure;

/**
 * Returns the name of a field of a trial on screen: "test accuracy" for `metrics.test.accuracy`, and "validation accuracy std" for the
 * standard deviation over the folds, `metrics.validation.std.accuracy`. A hyperparameter has the name that
 * it has in the API, so that the page, CSV and the command line agree.
 */
export const labelOf = (path: string): string =>
  labels[path] ??
  path
    .replace(/^params\./, '')
    .replace(
      /^metrics\.(\w+)\.(std\.)?(\w+)$/,
      (_, split: string, std: string | undefined, measure: string) =>
        `${split} ${labelOfMeasure(measure)}${std === undefined ? '' : ' std'}`,
    );

/** Returns the name of a sweep on screen: its own name, or its id. */
export const titleOf = ({ name, id }: Pick<Sweep, 'name' | 'id'>): string => name ?? id;
