/** The kernel `dot` in scalar TypeScript: even and odd numbers have separate sums. */
export function dot(a: Float64Array, b: Float64Array): number {
  const lanes: [number, number] = [0, 0];
  for (let i = 0; i < a.length; i++) lanes[(i & 1) as 0 | 1] += (a[i] as number) * (b[i] as number);
  return lanes[0] + lanes[1];
}

/** The kernel `multiplyOuter` in scalar TypeScript: scale · D Aᵀ, (outputs, inputs), for D (outputs, rows) and A (inputs, rows). */
export function multiplyOuter(
  D: Float64Array,
  A: Float64Array,
  rows: number,
  scale: number,
): Float64Array {
  const [outputs, inputs] = [D.length / rows, A.length / rows];
  return Float64Array.from({ length: outputs * inputs }, (_, at) => {
    const [o, j] = [Math.floor(at / inputs), at % inputs];
    return dot(rowOf(D, o, rows), rowOf(A, j, rows)) * scale;
  });
}

/** The kernel `sumUnits` in scalar TypeScript: scale times the sum of each row of D (units, rows). */
export function sumUnits(D: Float64Array, rows: number, scale: number): Float64Array {
  const ones = new Float64Array(rows).fill(1);
  return Float64Array.from({ length: D.length / rows }, (_, u) => {
    return dot(rowOf(D, u, rows), ones) * scale;
  });
}

const rowOf = (plane: Float64Array, row: number, rows: number) =>
  plane.subarray(row * rows, (row + 1) * rows);
