// Cells and distributions of columns. A function `Position` maps a row to [0, 1] along an axis. Rows outside [0, 1] and NaN are ignored.

export type Position = (row: number) => number;

export type Cell = {
  column: number;
  line: number;
  count: number;
  median: number;
  diverged: number;
};

/**
 * Returns the cells of a grid that contain rows, with the median of the values of each. `isDiverged` rows are counted and have
 * no value. The median of an even number of values is the lower of the two in the middle, which is the value of a trial.
 */
export function medianCells(
  rows: Uint32Array,
  grid: { x: Position; y: Position; columns: number; lines: number },
  values: Float64Array,
  isDiverged: (row: number) => boolean,
): Cell[] {
  const { x, y, columns, lines } = grid;
  const content = new Map<number, { values: number[]; diverged: number }>();
  for (const row of rows) {
    const cell = cellAt(x(row), y(row), columns, lines);
    if (cell < 0) continue;
    const diverged = isDiverged(row);
    const value = values[row] as number;
    if (!diverged && Number.isNaN(value)) continue;
    const of = content.get(cell) ?? { values: [], diverged: 0 };
    content.set(cell, of);
    if (diverged) of.diverged += 1;
    else of.values.push(value);
  }
  return [...content].map(([cell, of]) => ({
    column: cell % columns,
    line: Math.floor(cell / columns),
    count: of.values.length,
    median: medianOf(of.values),
    diverged: of.diverged,
  }));
}

/** Returns NaN if there are no values. */
export function medianOf(values: number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}

/**
 * Returns the empirical distribution of values as steps: the sorted values, and the share of values at or below each. At most
 * `most` steps, and the last one.
 */
export function distributionOf(
  values: Float64Array,
  most = 400,
): { value: number; share: number }[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const step = Math.max(1, Math.ceil(sorted.length / most));
  const steps: { value: number; share: number }[] = [];
  let kept = 0;
  for (let k = 0; k < sorted.length; k += 1) {
    const isLast = k === sorted.length - 1;
    if (!isLast && (k + 1 - kept < step || sorted[k] === sorted[k + 1])) continue;
    kept = k + 1;
    steps.push({ value: sorted[k] as number, share: kept / sorted.length });
  }
  return steps;
}

function cellAt(x: number, y: number, columns: number, lines: number): number {
  if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) return -1;
  const column = Math.min(columns - 1, Math.floor(x * columns));
  return Math.min(lines - 1, Math.floor(y * lines)) * columns + column;
}
