// The first 10 points of each search: those of Sobol's sequence, with which Optuna's searches began.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Axis, Configuration, Space, Value } from '@sweepq/search';

/** Relative to bench/dist/search. */
export const optunaDir = join(import.meta.dirname, '../../optuna');

/** Shares of the axes from 0 to below 1, by number of axes, seed and trial. */
export type FirstPoints = Readonly<Record<string, readonly (readonly number[])[][]>>;

export const readFirstPoints = async (): Promise<FirstPoints> =>
  JSON.parse(await readFile(join(optunaDir, 'first-points.json'), 'utf8')) as FirstPoints;

/** Returns the configurations with which the search of a seed begins. Empty for a space or a seed without points. */
export function startOf(points: FirstPoints, [axes = [], ...others]: Space, seed: number) {
  const own = others.length === 0 ? points[axes.length]?.[seed] : undefined;
  return (own ?? []).map(
    (shares): Configuration => ({
      part: 0,
      values: axes.map((axis, k) => atShare(axis, shares[k] as number)),
    }),
  );
}

/** As `at_share` in bench/optuna/optuna-results.py. */
function atShare(axis: Axis, share: number): Value {
  if (axis.kind === 'constant') return axis.value;
  if (axis.kind === 'list') return axis.values[Math.floor(share * axis.values.length)] as Value;
  const { kind, min, max, log = false } = axis;
  if (kind === 'int') return min + Math.floor(share * (max - min + 1));
  return log ? min * (max / min) ** share : min + share * (max - min);
}
