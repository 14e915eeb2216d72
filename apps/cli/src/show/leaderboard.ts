import Table from 'cli-table3';
import type { Trial } from '../http/resources.ts';

/** The trials as a table, in the order given: the best first. */
export function renderLeaderboard(trials: readonly Trial[]): string {
  const table = new Table({
    head: ['learning rate', 'iterations', 'final cost', 'train accuracy', 'test accuracy'],
    colAligns: ['right', 'right', 'right', 'right', 'right'],
    // Plain columns read the same on a terminal, in a file and in a screen reader.
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  for (const { params, metrics, status } of trials) {
    const { learningRate, iterations } = params;
    table.push([
      String(learningRate),
      String(iterations),
      ...(metrics
        ? [
            metrics.trainCost.toFixed(6),
            percent(metrics.trainAccuracy),
            percent(metrics.testAccuracy),
          ]
        : [status, '', '']),
    ]);
  }
  return table.toString().replace(/ +$/gm, '');
}

/** 0.9904… as "99.04 %". */
export const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

const sides = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'];
const rest = ['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const borderless = Object.fromEntries([...sides, ...rest].map((side) => [side, '']));
