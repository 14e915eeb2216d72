/**
 * The kernel `multiplyPacked` in scalar TypeScript: q = K r, four rows of the lower triangle at a time, summed in the same order.
 * K (rows, rows) row by row; `rows` a multiple of 4.
 */
export function multiplyPacked(K: Float64Array, r: Float64Array): Float64Array {
  const rows = r.length;
  const q = new Float64Array(rows);
  const at = (i: number, j: number) => K[i * rows + j] as number;
  const rAt = (i: number) => r[i] as number;
  for (let top = 0; top < rows; top += 4) {
    for (let i = top; i < top + 4; i++) {
      const lanes: [number, number] = [0, 0];
      for (let j = 0; j < top + 4; j++) lanes[(j & 1) as 0 | 1] += at(i, j) * rAt(j);
      q[i] = lanes[0] + lanes[1];
    }
    for (let j = 0; j < top; j++) {
      for (let i = top; i < top + 4; i++) q[j] = (q[j] as number) + at(i, j) * rAt(i);
    }
  }
  return q;
}
