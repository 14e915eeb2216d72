import { dot } from './multiply-outer.ts';

/** The kernel `multiplyRectangle` in scalar TypeScript: S Pᵀ, (units, count), for S (units, columns) and P (count, columns) row by row. */
export function multiplyRectangle(P: Float64Array, S: Float64Array, columns: number): Float64Array {
  const [units, count] = [S.length / columns, P.length / columns];
  const rowOf = (matrix: Float64Array, row: number) =>
    matrix.subarray(row * columns, (row + 1) * columns);
  return Float64Array.from({ length: units * count }, (_, at) => {
    return dot(rowOf(P, at % count), rowOf(S, Math.floor(at / count)));
  });
}
