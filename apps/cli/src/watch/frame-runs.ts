import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { drawBar, narrowestBar, widestBar } from '../show/bar.ts';
import type { Style } from '../show/style.ts';
import type { RunInProgress } from './state.ts';

const gap = '  ';

/** Draws a line for each run that fits, and a line with the number of the other runs. */
export function drawRuns(
  runs: readonly RunInProgress[],
  { columns, rows }: { columns: number; rows: number },
  style: Style,
): string[] {
  if (rows === 0) return [];
  const shown = runs.length > rows ? runs.slice(0, rows - 1) : runs;
  const more = runs.length - shown.length;
  return [
    ...drawTable(shown, columns, style),
    ...(more > 0 ? [style('dim', `and ${more} more in progress`)] : []),
  ];
}

/** Draws aligned columns. On a narrow terminal, titles are cut first, then costs are left out, then bars. */
function drawTable(runs: readonly RunInProgress[], columns: number, style: Style): string[] {
  const counts = runs.map(({ iteration, iterations }) => `${iteration}/${iterations}`);
  const costs = runs.map(({ cost }) => (cost === null ? '' : `cost ${cost.toFixed(6)}`));
  const titles = runs.map(({ title }) => cliTruncate(title, Math.max(Math.floor(columns / 2), 8)));
  const titleWidth = widest(titles);
  const countWidth = widest(counts);
  const costWidth = widest(costs);

  const left = columns - titleWidth - countWidth - 2 * gap.length;
  const leftWithCost = left - costWidth - gap.length;
  const hasCost = leftWithCost >= narrowestBar;
  const barWidth = Math.min(hasCost ? leftWithCost : left, widestBar);
  return runs.map(({ iteration, iterations }, k) => {
    const bar = barWidth < narrowestBar ? [] : [drawBar(iteration / iterations, barWidth)];
    return [
      padEnd(titles[k] ?? '', titleWidth),
      ...bar.map((text) => style('cyan', text)),
      (counts[k] ?? '').padStart(countWidth),
      ...(hasCost ? [costs[k]] : []),
    ].join(gap);
  });
}

const widest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => stringWidth(text)));
const padEnd = (text: string, width: number) =>
  text + ' '.repeat(Math.max(width - stringWidth(text), 0));
