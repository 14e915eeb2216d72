import type { Sweep } from '@sweepq/client';

const labels: Readonly<Record<string, string>> = {
  'metrics.train.cost': 'train cost',
  'metrics.train.accuracy': 'train accuracy',
  'metrics.validation.cost': 'validation cost',
  'metrics.validation.accuracy': 'validation accuracy',
  'metrics.test.accuracy': 'test accuracy',
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

/**
 * Returns the name of a field of a trial on screen: "test accuracy" for `metrics.test.accuracy`. A hyperparameter has the name that
 * it has in the API, so that the page, CSV and the command line agree.
 */
export const labelOf = (path: string): string =>
  labels[path] ?? path.replace(/^params\./, '').replace(/^metrics\.(\w+)\./, '$1 ');

/** Returns the name of a sweep on screen: its own name, or its id. */
export const titleOf = ({ name, id }: Pick<Sweep, 'name' | 'id'>): string => name ?? id;
