import type { Sweep } from '@sweepq/client';
import { type Style, styleStatus } from './style.ts';
import { renderTable } from './table.ts';
import { showMetric, showTime, wordsOf } from './values.ts';

/** Sweeps as a table, in the order given. */
export const renderSweeps = (sweeps: readonly Sweep[], style: Style): string =>
  renderTable(
    [
      ...[{ title: 'sweep' }, { title: 'name' }, { title: 'dataset' }, { title: 'status' }],
      ...[{ title: 'ended', align: 'right' as const }, { title: 'best' }, { title: 'submitted' }],
    ],
    sweeps.map((sweep) => [
      sweep.id,
      sweep.name ?? '',
      sweep.dataset,
      styleStatus(style, sweep.status),
      `${countEnded(sweep.counts)}/${sweep.counts.total}`,
      showBest(sweep),
      showTime(sweep.createdAt),
    ]),
    style,
  );

type Counts = Pick<Sweep['counts'], 'completed' | 'failed' | 'diverged' | 'cancelled'>;

/** Trials that have an outcome, whichever. */
export const countEnded = ({ completed, failed, diverged, cancelled }: Counts) =>
  completed + failed + diverged + cancelled;

/** "test accuracy 72.00 %", by the sweep's objective; empty if there is none yet. */
export function showBest({ best, objective }: Pick<Sweep, 'best' | 'objective'>): string {
  const value = best?.metrics?.[objective.metric];
  return value === undefined
    ? ''
    : `${wordsOf(objective.metric)} ${showMetric(objective.metric, value)}`;
}
