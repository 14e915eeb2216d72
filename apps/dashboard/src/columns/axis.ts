import { isShare } from '@sweepq/view';
import type { ColumnFacts } from './describe.ts';
import { numbersOf, type Table, wordsOf } from './table.ts';

/** An axis of a chart. It maps the values of a column to [0, 1]. The `words` have equal distances; they are words, or few numbers. */
export type Axis = {
  column: string;
  scale: 'linear' | 'log' | 'words';
  min: number;
  max: number;
  words: (number | string)[];
  /** Whether the lowest value is at position 1. */
  isFlipped: boolean;
};

export type AxisChoice = { isLog?: boolean | undefined; isFlipped?: boolean | undefined };

/** Returns the axis of a column. Default: a log axis if `isLog` of the column is true. */
export function axisOf(facts: ColumnFacts, choice: AxisChoice = {}): Axis {
  const isFlipped = choice.isFlipped ?? false;
  const words = facts.kind === 'word' ? (facts.few ?? []) : [];
  const isLog = facts.min > 0 && (choice.isLog ?? facts.isLog);
  const scale = facts.kind === 'word' ? 'words' : isLog ? 'log' : 'linear';
  let { min, max } = facts;
  if (min === max) [min, max] = isLog ? [min / 2, max * 2] : aroundOf(facts.name, min);
  return { column: facts.name, scale, min, max, words, isFlipped };
}

/** A share, such as an accuracy, is from 0 to 1. */
const aroundOf = (column: string, value: number): [number, number] =>
  isShare(column) && value >= 0 && value <= 1
    ? [Math.max(0, value - 0.5), Math.min(1, value + 0.5)]
    : [value - 0.5, value + 0.5];

/** Returns an axis on which the few values of a column have equal distances, or the usual axis if there are more values. */
export const evenAxisOf = (facts: ColumnFacts, choice: AxisChoice = {}): Axis =>
  facts.few === undefined
    ? axisOf(facts, choice)
    : { ...axisOf(facts, choice), scale: 'words', words: facts.few };

/** Returns the position of a value in [0, 1]. NaN for a missing value. */
export function positionOf(axis: Axis, value: number | string): number {
  const at = plainPosition(axis, value);
  return axis.isFlipped ? 1 - at : at;
}

function plainPosition({ scale, min, max, words }: Axis, value: number | string): number {
  if (scale === 'words') {
    const at = words.indexOf(value);
    return at < 0 ? Number.NaN : (at + 0.5) / words.length;
  }
  const number = Number(value);
  return scale === 'log'
    ? Math.log(number / min) / Math.log(max / min)
    : (number - min) / (max - min);
}

/** Returns the value at a position of a numeric axis. */
export function valueAt(axis: Axis, position: number): number {
  const at = axis.isFlipped ? 1 - position : position;
  if (axis.scale === 'log') return axis.min * (axis.max / axis.min) ** at;
  return axis.min + at * (axis.max - axis.min);
}

/** Returns the positions of all rows. Values outside the axis stay outside [0, 1]. */
export function positionsOf(table: Table, axis: Axis): Float32Array {
  const positions = new Float32Array(table.count);
  const read = positionReader(table, axis);
  for (let row = 0; row < table.count; row += 1) positions[row] = read(row);
  return positions;
}

/** Returns a function that reads the present position of a row. */
export function positionReader(table: Table, axis: Axis): (row: number) => number {
  const words = wordsOf(table, axis.column);
  if (words !== undefined) {
    const ofCode = words.words.map((word) => positionOf(axis, word));
    return (row) => ofCode[words.codes[row] as number] ?? Number.NaN;
  }
  const values = numbersOf(table, axis.column);
  if (values === undefined) return () => Number.NaN;
  if (axis.scale === 'words') return (row) => positionOf(axis, values[row] as number);
  const isLog = axis.scale === 'log';
  const low = isLog ? Math.log(axis.min) : axis.min;
  const width = (isLog ? Math.log(axis.max) : axis.max) - low;
  return (row) => {
    const value = values[row] as number;
    const at = ((isLog ? Math.log(value) : value) - low) / width;
    return axis.isFlipped ? 1 - at : at;
  };
}
