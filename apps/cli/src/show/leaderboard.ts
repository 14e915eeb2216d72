import type { Trial } from '@sweepq/client';
import { labelOf } from '@sweepq/view';
import { metricPaths } from '../api-words.ts';
import { metricAt, showMeasured } from './metrics.ts';
import { type Style, styleStatus } from './style.ts';
import { type Column, renderTable, type TableParts } from './table.ts';
import { showValue } from './values.ts';
import { variedAmong } from './varied.ts';

type Options = {
  style: Style;
  ids?: boolean;
  /** The path of the metric or hyperparameter by which the trials are sorted. Its column is never left out. */
  ranking?: string | undefined;
  /** The metrics to show. Default: accuracy and cost of each split, and the one by which the trials are sorted. */
  metrics?: readonly string[] | undefined;
  /** Whether the data cannot tell a trial from the best one. A mark says so. */
  isTie?: ((trial: Trial) => boolean) | undefined;
};

/** Arranges trials as a table in the given order, with the metrics and the hyperparameters that differ. */
export function arrangeLeaderboard(
  trials: readonly Trial[],
  { style, ids = false, ranking, metrics = metricPaths.filter(isBasic(ranking)), isTie }: Options,
): TableParts {
  const hasTies = isTie !== undefined && trials.some(isTie);
  const varied = variedAmong(trials.map(({ params }) => params));
  const held = trials.some(({ metrics }) => metrics?.validation);
  const paths = metrics.filter((path) => held || !path.startsWith('metrics.validation.'));
  // Cut trials have metrics but no rank, so a column shows their status.
  const isCut = trials.some(({ status, metrics }) => status !== 'completed' && metrics);
  const isStopped = trials.some(({ stoppedIteration }) => stoppedIteration);
  const right = (path: string, dropRank: number): Column => ({
    ...{ title: labelOf(path), align: 'right' },
    ...(path !== ranking && { dropRank }),
  });
  const columns = [
    ...(ids ? [{ title: 'trial' }] : []),
    ...(isCut ? [{ title: 'status', dropRank: 1 }] : []),
    ...(isStopped ? [right('stopped at', 3)] : []),
    ...varied.map((name) => right(`params.${name}`, name === 'learningRate' ? 1 : 2)),
    ...paths.map((path) => right(path, 4)),
    ...(hasTies ? [{ title: 'tie', dropRank: 1 }] : []),
  ];
  const rows = trials.map((trial) => [
    // Print `t3`, without the id of the sweep.
    ...(ids ? [trial.id.slice(trial.sweepId.length + 1)] : []),
    ...(isCut ? [styleStatus(style, trial.status)] : []),
    ...(isStopped ? [`${trial.stoppedIteration ?? ''}`] : []),
    ...varied.map((name) => showValue(trial.params[name])),
    ...metricsOf(trial, paths, ranking),
    ...(hasTies ? [isTie(trial) ? '≈' : ''] : []),
  ]);
  return { columns, rows };
}

const isBasic = (ranking: string | undefined) => (path: string) =>
  path === ranking || /\.(accuracy|cost)$/.test(path);

/** Renders the table of trials as text. */
export const renderLeaderboard = (trials: readonly Trial[], options: Options): string =>
  renderTable(arrangeLeaderboard(trials, options), options.style);

/** Returns the cells of the metrics. A trial without metrics has its status in the ranking column, which is never left out. */
function metricsOf(
  { metrics, status }: Trial,
  paths: readonly string[],
  ranking: Options['ranking'],
): string[] {
  const place = Math.max(paths.indexOf(String(ranking)), 0);
  return paths.map((path, k) => {
    const value = metricAt(metrics, path);
    if (value !== undefined) return showMeasured(metrics, path, value);
    return k === place ? status : '';
  });
}
