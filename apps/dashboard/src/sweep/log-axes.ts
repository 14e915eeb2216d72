import type { Sweep } from '@sweepq/client';
import { spacesOf } from '@sweepq/view';
import type { Facts } from '../scenes/protocol.ts';

/** Returns the columns of the hyperparameters that have a range on a log scale in some space of a sweep. */
export function logColumnsOf({ spec, extensions }: Pick<Sweep, 'spec' | 'extensions'>): string[] {
  const added = extensions.flatMap(({ space }) => (space === null ? [] : spacesOf(space)));
  const axes = [...spacesOf(spec.space), ...added].flatMap((space) => Object.entries(space));
  const isLogRange = (axis: unknown) =>
    typeof axis === 'object' && axis !== null && 'scale' in axis && axis.scale === 'log';
  const columns = axes.filter(([, axis]) => isLogRange(axis)).map(([name]) => `params.${name}`);
  return [...new Set(columns)];
}

/**
 * Returns the facts with a log axis for these columns. An adaptive search chooses most of its values in a small part of a range, so the
 * values alone do not show the scale of the range.
 */
export const withLogAxes = (facts: Facts, columns: readonly string[]): Facts => ({
  ...facts,
  columns: facts.columns.map((column) =>
    columns.includes(column.name) ? { ...column, isLog: column.min > 0 } : column,
  ),
});
