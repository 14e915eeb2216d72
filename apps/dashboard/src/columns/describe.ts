import { comparerOfWords } from './compare-words.ts';
import type { Column, Table } from './table.ts';

/** A summary of a column. The main thread has these summaries, and the worker has the values. */
export type ColumnFacts = {
  name: string;
  kind: Column['kind'];
  /** Of finite values. NaN without one. */
  min: number;
  max: number;
  /** The different values in ascending order, if there are at most 12. */
  few: (number | string)[] | undefined;
  missing: number;
  /**
   * Whether a log axis shows the values better: all are above 0, and the highest is at least 4 times the median. Values that are
   * drawn from a linear range have a highest value of about 2 times the median. Values of a log range over a factor of 16 reach 4.
   */
  isLog: boolean;
};

const fewest = 12;

/** Returns the summaries of all columns. `known` has those of columns that have not changed, and gets the others. */
export const describe = (
  table: Table,
  known: Map<string, ColumnFacts> = new Map(),
): ColumnFacts[] =>
  [...table.columns.values()].map((column) => {
    const facts = known.get(column.name) ?? factsOf(column);
    known.set(column.name, facts);
    return facts;
  });

function factsOf(column: Column): ColumnFacts {
  return column.kind === 'number' ? factsOfNumbers(column) : factsOfWords(column);
}

/** Returns the summary of a column of numbers. */
export function factsOfNumbers({
  name,
  kind,
  values,
}: Extract<Column, { kind: 'number' }>): ColumnFacts {
  let [min, max, missing] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  const different = new Set<number>();
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      missing += 1;
      continue;
    }
    if (different.size <= fewest) different.add(value);
    if (value < min && value !== Number.NEGATIVE_INFINITY) min = value;
    if (value > max && value !== Number.POSITIVE_INFINITY) max = value;
  }
  if (min > max) min = max = Number.NaN;
  const few = different.size > fewest ? undefined : [...different].sort(compare);
  const isLog = min > 0 && max >= 4 * medianOfSample(values);
  return { name, kind, min, max, few, missing, isLog };
}

/** The median of at most 1000 values. NaN without a value. */
function medianOfSample(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / 1000));
  const sample: number[] = [];
  for (let row = 0; row < values.length; row += step) {
    const value = values[row] as number;
    if (!Number.isNaN(value)) sample.push(value);
  }
  return Float64Array.from(sample).sort()[sample.length >> 1] ?? Number.NaN;
}

function factsOfWords({
  name,
  kind,
  codes,
  words,
}: Extract<Column, { kind: 'word' }>): ColumnFacts {
  const counts = new Uint32Array(words.length);
  let missing = 0;
  for (const code of codes) {
    if (code < 0) missing += 1;
    else counts[code] = (counts[code] as number) + 1;
  }
  const used = words.filter((_, code) => (counts[code] as number) > 0);
  const few = used.length > fewest ? undefined : used.sort(comparerOfWords(name));
  return { name, kind, min: Number.NaN, max: Number.NaN, few, missing, isLog: false };
}

const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0);
