import { type Axis, positionReader } from '../columns/axis.ts';
import type { Table } from '../columns/table.ts';
import { addLine, type Layer } from '../marks/layer.ts';

type Options = { width: number; height: number; thickness: number };

/**
 * Creates the adder of the lines of trials through their positions on the axes. A missing value interrupts a line. Between
 * two axes, all trials that have the same ends within half a pixel are one line that counts for all of them: 100 000 trials are
 * at most one line for each pair of pixels.
 */
export function createParallelAdder(
  table: Table,
  axes: readonly Axis[],
  { width, height, thickness }: Options,
) {
  const gap = width / Math.max(1, axes.length - 1);
  const levels = height + 1;
  const readers = axes.map((axis) => positionReader(table, axis));
  const ends = axes.map(() => new Int32Array(table.count));
  const counts = new Uint32Array(levels * levels);
  const add = (layer: Layer, rows: readonly number[], times: 1 | -1): void => {
    for (let k = 0; k + 1 < ends.length; k += 1) {
      const [from, to] = [ends[k] as Int32Array, ends[k + 1] as Int32Array];
      const pairs: number[] = [];
      for (const row of rows) {
        const [a, b] = [from[row] as number, to[row] as number];
        if (a < 0 || b < 0) continue;
        const pair = a * levels + b;
        if (counts[pair] === 0) pairs.push(pair);
        counts[pair] = (counts[pair] as number) + 1;
      }
      for (const pair of pairs) {
        const count = counts[pair] as number;
        counts[pair] = 0;
        const line = { thickness, count: times * count };
        addLine(layer, k * gap, Math.floor(pair / levels), (k + 1) * gap, pair % levels, line);
      }
    }
  };
  const read = (rows: Iterable<number>): void => {
    for (const row of rows) {
      for (const [k, positionOf] of readers.entries()) {
        (ends[k] as Int32Array)[row] = toLevel(positionOf(row), height);
      }
    }
  };
  read(Array(table.count).keys());
  /** `forget` reads the positions of trials again. */
  return { add, forget: read };
}

/** Returns the pixel, counted from the top. −1 if the value is missing or outside the axis. */
function toLevel(position: number, height: number): number {
  const level = Math.round((1 - position) * height);
  return level >= 0 && level <= height ? level : -1;
}
