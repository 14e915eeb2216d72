// A dimension is an axis with more than one value, in the form in which strategies compute: ranges become the unit interval.
import { lnOf, logAt } from '@sweepq/core/numerics';
import type { Axis, Value } from './space.ts';

export type Dimension = {
  name: string;
  /** A choice has no order: its positions are 0 … size − 1. A range has positions from 0 to 1. */
  isChoice: boolean;
  /** The number of values. Infinity for a range of real numbers. */
  size: number;
  /** Returns the position of a value. For a range with steps it is the middle of the value's cell. */
  encode(value: Value): number;
  /** Returns the value at a position. Positions outside the range give its first or last value. */
  decode(position: number): Value;
  /** Returns value `level`, 0 … size − 1, of a finite dimension. */
  valueAt(level: number): Value;
  /** Returns the position at which the cell of value `level` begins. `edgeAt(size)` is 1. */
  edgeAt(level: number): number;
};

/** Returns the dimension of an axis, or its only value. */
export function dimensionOf(axis: Axis): Dimension | { constant: Value } {
  if (axis.kind === 'constant') return { constant: axis.value };
  if (axis.kind === 'list') {
    const { name, values } = axis;
    return values.length === 1 ? { constant: values[0] as Value } : choiceOf(name, values);
  }
  const { kind, name, min, max, log = false } = axis;
  const step = axis.step ?? (kind === 'int' ? 1 : undefined);
  if (step === undefined) {
    if (min === max) return { constant: min };
    return log ? logRange(name, min, max) : linearRange(name, min, max);
  }
  // A tolerance of 1e-9 steps: (0.3 − 0.1) / 0.1 is just below 2.
  const size = Math.floor((max - min) / step + 1e-9) + 1;
  if (size === 1) return { constant: min };
  return log ? logWholeRange(name, min, max) : steppedRange(name, { min, step, size });
}

function choiceOf(name: string, values: readonly Value[]): Dimension {
  const size = values.length;
  const indices = new Map(values.map((value, k) => [value, k]));
  return {
    ...{ name, isChoice: true, size },
    encode: (value) => indices.get(value) ?? 0,
    decode: (position) => values[within(position, 0, size - 1)] as Value,
    valueAt: (level) => values[level] as Value,
    edgeAt: (level) => level / size,
  };
}

function linearRange(name: string, min: number, max: number): Dimension {
  const width = max - min;
  return {
    ...{ name, isChoice: false, size: Number.POSITIVE_INFINITY },
    encode: (value) => (Number(value) - min) / width,
    decode: (position) => within(min + width * within(position, 0, 1), min, max),
    ...notFinite,
  };
}

function logRange(name: string, min: number, max: number): Dimension {
  const start = lnOf(min);
  const width = lnOf(max) - start;
  return {
    ...{ name, isChoice: false, size: Number.POSITIVE_INFINITY },
    encode: (value) => within((lnOf(Number(value)) - start) / width, 0, 1),
    decode: (position) => within(logAt(min, max, within(position, 0, 1)), min, max),
    ...notFinite,
  };
}

/** Each value of a range with steps covers an equal cell of the unit interval. */
function steppedRange(
  name: string,
  { min, step, size }: { min: number; step: number; size: number },
): Dimension {
  // 15 digits: 0.1 + 2 · 0.1 is 0.3. ECMAScript defines toPrecision exactly.
  const valueAt = (level: number) => Number((min + level * step).toPrecision(15));
  return {
    ...{ name, isChoice: false, size, valueAt },
    encode: (value) => (Math.round((Number(value) - min) / step) + 0.5) / size,
    decode: (position) => valueAt(within(Math.floor(position * size), 0, size - 1)),
    edgeAt: (level) => level / size,
  };
}

/** On a log scale, whole number v covers the cell from ln(v − ½) to ln(v + ½). */
function logWholeRange(name: string, min: number, max: number): Dimension {
  const start = lnOf(min - 0.5);
  const width = lnOf(max + 0.5) - start;
  return {
    ...{ name, isChoice: false, size: max - min + 1 },
    encode: (value) => (lnOf(Number(value)) - start) / width,
    decode: (position) =>
      within(Math.round(logAt(min - 0.5, max + 0.5, within(position, 0, 1))), min, max),
    valueAt: (level) => min + level,
    edgeAt: (level) => (lnOf(min + level - 0.5) - start) / width,
  };
}

const notFinite = {
  valueAt(): never {
    throw new RangeError('A range of real numbers has no numbered values.');
  },
  edgeAt(): never {
    throw new RangeError('A range of real numbers has no cells.');
  },
};

/** NaN gives `low`. */
const within = (x: number, low: number, high: number) => (x > low ? Math.min(x, high) : low);
