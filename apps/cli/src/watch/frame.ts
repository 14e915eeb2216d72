// Draws the progress of a watched sweep as lines that fit a terminal of a given size.
import { labelOf } from '@sweepq/view';
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { drawBar, narrowestBar, widestBar } from '../show/bar.ts';
import { type Style, styleStatus } from '../show/style.ts';
import { plural, showMetric } from '../show/values.ts';
import { drawRuns } from './frame-runs.ts';
import type { Leader, WatchState } from './state.ts';

export type Size = { columns: number; rows: number };

/** Sorts r9 before r10, as in the plan. */
const byNumber = new Intl.Collator('en', { numeric: true });

export function drawFrame(state: WatchState, { columns, rows }: Size, style: Style): string[] {
  const { name, id, status, away } = state;
  const head = `${style('bold', name ?? id)}  ${styleStatus(style, status)}`;
  const top = away === undefined ? [head] : [head, style('yellow', away)];
  const best = state.best === undefined ? [] : [`best   ${describeBest(state.best)}`];
  const bottom = [drawTotal(state, columns, style), ...best];
  // Keep one line free for the cursor.
  const room = Math.max(rows - 1 - top.length - bottom.length, 0);
  const inOrder = [...state.runs.values()].sort((a, b) => byNumber.compare(a.id, b.id));
  const runs = drawRuns(inOrder, { columns, rows: room }, style);
  return [...top, ...runs, ...bottom].map((line) => cliTruncate(line, columns));
}

function drawTotal({ total, ended }: WatchState, columns: number, style: Style): string {
  const count = countAll(ended);
  const words = [`${count}/${plural(total, 'trial')}`, ...describeOthers(ended, style)].join('  ');
  const width = Math.min(columns - stringWidth(words) - 'total'.length - 4, widestBar);
  const bar = width < narrowestBar ? [] : [style('green', drawBar(count / total, width))];
  return ['total', ...bar, words].join('  ');
}

/** Counts the trials that have ended, with any outcome. */
export const countAll = (ended: WatchState['ended']) =>
  Object.values(ended).reduce((sum, count) => sum + count, 0);

/** Formats the counts of trials that have ended, except completed ones: "3 failed". Omits outcomes with the count 0. */
export function describeOthers({ completed: _, ...others }: WatchState['ended'], style: Style) {
  return Object.entries(others)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${styleStatus(style, status)}`);
}

/** Formats the metric of the best trial and its hyperparameters. */
export const describeBest = ({ metric, value, title }: Leader): string =>
  `${labelOf(metric)} ${showMetric(metric, value)} with ${title}`;
