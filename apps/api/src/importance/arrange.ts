import type { Table } from './tree.ts';

/**
 * The same examples by rank: each value is its place among the different ones of its column, and each y the mean of the places
 * that its equals have among all. So neither a scale nor an outlier counts, only what is above what. They come in an order of
 * their own, whatever order they are given in.
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

/** 0, 1, 2, … for the different values from the smallest on. */
function toPlaces(values: Float64Array): Float64Array {
  const different = [...new Set(values.toSorted())];
  const places = new Map(different.map((value, place) => [value, place]));
  return values.map((value) => places.get(value) as number);
}

/** The same with a place for each of all, equals at the middle of theirs (Spearman's ranks, from 0). */
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
