import type { Metrics, Trial, TrialParams } from '@sweepq/client';
import { type Style, styleStatus } from './style.ts';
import { type Column, renderTable, type TableParts } from './table.ts';
import { showMetric, showValue, wordsOf } from './values.ts';
import { variedAmong } from './varied.ts';

const metricNames = [
  'validationAccuracy',
  'validationCost',
  'trainCost',
  'trainAccuracy',
  'testAccuracy',
] as const satisfies readonly (keyof Metrics)[];

type Options = {
  style: Style;
  ids?: boolean;
  /** The metric or hyperparameter by which the trials are sorted. Its column stays on a narrow terminal. */
  ranking?: keyof Metrics | keyof TrialParams | undefined;
};

/** The trials in the order given, with the hyperparameters that differ and the metrics that there are. */
export function arrangeLeaderboard(
  trials: readonly Trial[],
  { style, ids = false, ranking }: Options,
): TableParts {
  const varied = variedAmong(trials.map(({ params }) => params));
  const held = trials.some(({ metrics }) => metrics?.validationAccuracy !== undefined);
  const metrics = metricNames.filter((name) => held || !name.startsWith('validation'));
  // Trials that were cut have metrics and no rank: their status has to be beside them.
  const isCut = trials.some(({ status, metrics }) => status !== 'completed' && metrics);
  const isStopped = trials.some(({ stoppedAt }) => stoppedAt);
  const right = (name: string, dropRank: number): Column => ({
    ...{ title: wordsOf(name), align: 'right' },
    ...(name !== ranking && { dropRank }),
  });
  const columns = [
    ...(ids ? [{ title: 'trial' }] : []),
    ...(isCut ? [{ title: 'status', dropRank: 1 }] : []),
    ...(isStopped ? [right('stopped at', 3)] : []),
    ...varied.map((name) => right(name, name === 'learningRate' ? 1 : 2)),
    ...metrics.map((name) => right(name, 4)),
  ];
  const rows = trials.map((trial) => [
    // What comes before it is the sweep's.
    ...(ids ? [trial.id.slice(trial.sweepId.length + 1)] : []),
    ...(isCut ? [styleStatus(style, trial.status)] : []),
    ...(isStopped ? [`${trial.stoppedAt ?? ''}`] : []),
    ...varied.map((name) => showValue(trial.params[name])),
    ...metricsOf(trial, metrics, ranking),
  ]);
  return { columns, rows };
}

/** The same as text. */
export const renderLeaderboard = (trials: readonly Trial[], options: Options): string =>
  renderTable(arrangeLeaderboard(trials, options), options.style);

/** For a trial without metrics, its status, in the column that stays. */
function metricsOf(
  { metrics, status }: Trial,
  names: readonly (keyof Metrics)[],
  ranking: Options['ranking'],
): string[] {
  const place = Math.max(names.map(String).indexOf(String(ranking)), 0);
  return names.map((name, k) => {
    const value = metrics?.[name];
    if (value !== undefined) return showMetric(name, value);
    return k === place ? status : '';
  });
}
