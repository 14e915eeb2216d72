import type { Sweep } from '@sweepq/client';
import { labelOf } from '@sweepq/view';
import { metricAt } from './metrics.ts';
import { type Style, styleStatus } from './style.ts';
import type { Column, TableParts } from './table.ts';
import { showMetric, showTime } from './values.ts';

const columns: readonly Column[] = [
  { title: 'sweep' },
  { title: 'name', shrinks: true, dropRank: 1 },
  { title: 'dataset', shrinks: true, dropRank: 5 },
  { title: 'status', dropRank: 2 },
  { title: 'ended', align: 'right', dropRank: 3 },
  { title: 'best', dropRank: 4 },
  { title: 'submitted', dropRank: 6 },
];

/** Arranges sweeps as a table, in the given order. */
export const arrangeSweeps = (sweeps: readonly Sweep[], style: Style): TableParts => ({
  columns,
  rows: sweeps.map((sweep) => [
    sweep.id,
    sweep.name ?? '',
    sweep.spec.dataset.name,
    styleStatus(style, sweep.status),
    `${countEnded(sweep.counts)}/${sweep.counts.total}`,
    showBest(sweep),
    showTime(sweep.createdAt),
  ]),
});

type Counts = Pick<Sweep['counts'], 'total' | 'queued' | 'running'>;

/** Counts the trials that have ended, with any outcome. */
const countEnded = ({ total, queued, running }: Counts) => total - queued - running;

/** Formats the best value of the objective: "test accuracy 72.00 %". Empty before the first completed trial. */
export function showBest({ best, spec }: Pick<Sweep, 'best' | 'spec'>): string {
  const { metric } = spec.objective;
  const value = metricAt(best?.metrics ?? null, metric);
  return value === undefined ? '' : `${labelOf(metric)} ${showMetric(metric, value)}`;
}
