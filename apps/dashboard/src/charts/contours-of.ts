// Lines of equal median over the cells of two hyperparameters.
import { ticks } from 'd3-array';
import { contours } from 'd3-contour';
import type { Cell } from '../columns/bins.ts';

type Grid = { columns: number; lines: number };

/** A point in cells from the top left corner of the map. The centre of the first cell is [0.5, 0.5]. */
type Point = readonly [x: number, y: number];

export type Contour = {
  value: number;
  rings: Point[][];
  /** A point of the line for its label. */
  label: Point;
};

export type Contours = {
  /** The top left corners of the squares between four cells that have a median. A line exists in these squares only. */
  squares: Point[];
  lines: Contour[];
};

const mostLines = 5;

/**
 * Returns the contours of the medians. A square between four neighbouring centres has lines only if all four cells have a median:
 * an empty cell, and a cell in which every trial diverged, have no value to interpolate.
 */
export function contoursOf(cells: readonly Cell[], { columns, lines }: Grid): Contours {
  const medians = new Array<number>(columns * lines).fill(Number.NaN);
  for (const { column, line, median } of cells) {
    medians[(lines - 1 - line) * columns + column] = median;
  }
  const known = (x: number, y: number) => !Number.isNaN(medians[y * columns + x] ?? Number.NaN);
  const squares: Point[] = [];
  for (let y = 0; y + 1 < lines; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const corners = [known(x, y), known(x + 1, y), known(x, y + 1), known(x + 1, y + 1)];
      if (corners.every(Boolean)) squares.push([x + 0.5, y + 0.5]);
    }
  }
  const isInside = (point: Point) => squares.some((square) => contains(square, point));
  const values = medians.filter((median) => !Number.isNaN(median));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const drawn = contours()
    .size([columns, lines])
    .thresholds(squares.length === 0 ? [] : thresholdsBetween(low, high))(medians)
    .map(({ value, coordinates }) => {
      const rings = coordinates.flat() as unknown as Point[][];
      const inside = rings.flat().filter(isInside);
      return { value, rings, label: inside[inside.length >> 1] };
    });
  // A threshold without a point in a square has no visible line.
  return { squares, lines: drawn.filter((each): each is Contour => each.label !== undefined) };
}

const contains = ([left, top]: Point, [x, y]: Point) =>
  x >= left && x <= left + 1 && y >= top && y <= top + 1;

/** Round values between the lowest and the highest median, without the ends. */
const thresholdsBetween = (low: number, high: number) =>
  ticks(low, high, mostLines).filter((value) => value > low && value < high);
