import type { Table } from './tree.ts';

/**
 * Replaces each value by its rank among the distinct values of its column, and each y by its mean rank among all y. So
 * scales and outliers have no effect. Sorts the rows, so that the result does not depend on the order of the input.
 */
export function arrange({ columns, y }: Table): Table {
  const [places, ranks] = [columns.map(toPlaces), toRanks(y)];
  const keys = [...places, ranks];
  const rows = Uint32Array.from(y.keys()).sort((a, b) => {
    for (const key of keys) {
      const difference = (key[a] as number) - (key[b] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const inOrder = (values: Float64Array) => Float64Array.from(rows, (row) => values[row] as number);
  return { columns: places.map(inOrder), y: inOrder(ranks) };
}

/** Returns for each value its rank among the distinct values, from 0 for the smallest. */
function toPlaces(values: Float64Array): Float64Array {
  const different = [...new Set(values.toSorted())];
  const places = new Map(different.map((value, place) => [value, place]));
  return values.map((value) => places.get(value) as number);
}

/** Returns for each value its rank among all values, from 0. Equal values have the mean of their ranks (Spearman). */
function toRanks(values: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [place, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, place);
    last.set(value, place);
  }
  return values.map((value) => ((first.get(value) as number) + (last.get(value) as number)) / 2);
}
