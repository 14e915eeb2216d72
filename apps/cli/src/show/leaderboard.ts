import type { Metrics, Trial } from '@sweepq/client';
import { type Style, styleStatus } from './style.ts';
import { type Column, renderTable } from './table.ts';
import { showMetric, showValue, wordsOf } from './values.ts';
import { variedAmong } from './varied.ts';

const metricNames = [
  'validationAccuracy',
  'validationCost',
  'trainCost',
  'trainAccuracy',
  'testAccuracy',
] as const satisfies readonly (keyof Metrics)[];

/** The trials as a table, in the order given, with the hyperparameters that differ and the metrics that there are. */
export function renderLeaderboard(
  trials: readonly Trial[],
  { style, ids = false }: { style: Style; ids?: boolean },
): string {
  const varied = variedAmong(trials.map(({ params }) => params));
  const held = trials.some(({ metrics }) => metrics?.validationAccuracy !== undefined);
  const metrics = metricNames.filter((name) => held || !name.startsWith('validation'));
  // Trials that were cut have metrics and no rank: their status has to be beside them.
  const isCut = trials.some(({ status, metrics }) => status !== 'completed' && metrics);
  const isStopped = trials.some(({ stoppedAt }) => stoppedAt);
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    ...(ids ? [{ title: 'trial' }] : []),
    ...(isCut ? [{ title: 'status' }] : []),
    ...(isStopped ? [right('stopped at')] : []),
    ...[...varied, ...metrics].map((name) => right(wordsOf(name))),
  ];
  const rows = trials.map((trial) => [
    // What comes before it is the sweep's.
    ...(ids ? [trial.id.slice(trial.sweepId.length + 1)] : []),
    ...(isCut ? [styleStatus(style, trial.status)] : []),
    ...(isStopped ? [`${trial.stoppedAt ?? ''}`] : []),
    ...varied.map((name) => showValue(trial.params[name])),
    ...metricsOf(trial, metrics),
  ]);
  return renderTable(columns, rows, style);
}

/** Of a trial without numbers, how it stands. */
function metricsOf({ metrics, status }: Trial, names: readonly (keyof Metrics)[]): string[] {
  return names.map((name, k) => {
    const value = metrics?.[name];
    if (value !== undefined) return showMetric(name, value);
    return k === 0 ? status : '';
  });
}
