// Sums over examples, for gradients: two lanes (even and odd examples), then lane 0 + lane 1.
import { addLanes } from './gram-matrix';

/**
 * out[o · inputs + j] = scale · Σ_i D[o][i] A[j][i].
 *
 * D (outputs, rows) and A (inputs, rows), float64, row by row, `rows` even. Error: (rows / 2 + 2) u |scale| Σ |D A|.
 *
 * A block has two rows of D and four rows of A: six loads for sixteen products and sums. A block at the end computes the
 * last row several times, and stores the same numbers several times.
 */
export function multiplyOuter(
  D: usize,
  A: usize,
  out: usize,
  outputs: i32,
  inputs: i32,
  rows: i32,
  scale: f64,
): void {
  const bytes = (<usize>rows) << 3;
  const factor = f64x2.splat(scale);
  for (let o = 0; o < outputs; o += 2) {
    const other = min(o + 1, outputs - 1);
    const first = out + ((<usize>(o * inputs)) << 3);
    const second = out + ((<usize>(other * inputs)) << 3);
    for (let j = 0; j < inputs; j += 4) {
      const j1 = min(j + 1, inputs - 1);
      const j2 = min(j + 2, inputs - 1);
      const j3 = min(j + 3, inputs - 1);
      // Each row has its own pointer. With one shared index, the loop takes 1.5 times as long.
      let d = D + <usize>o * bytes;
      let e = D + <usize>other * bytes;
      let a0 = A + <usize>j * bytes;
      let a1 = A + <usize>j1 * bytes;
      let a2 = A + <usize>j2 * bytes;
      let a3 = A + <usize>j3 * bytes;
      let p0 = f64x2.splat(0);
      let p1 = p0;
      let p2 = p0;
      let p3 = p0;
      let q0 = p0;
      let q1 = p0;
      let q2 = p0;
      let q3 = p0;
      for (const end = d + bytes; d < end; d += 16) {
        const x = v128.load(d);
        const y = v128.load(e);
        let a = v128.load(a0);
        p0 = f64x2.add(p0, f64x2.mul(x, a));
        q0 = f64x2.add(q0, f64x2.mul(y, a));
        a = v128.load(a1);
        p1 = f64x2.add(p1, f64x2.mul(x, a));
        q1 = f64x2.add(q1, f64x2.mul(y, a));
        a = v128.load(a2);
        p2 = f64x2.add(p2, f64x2.mul(x, a));
        q2 = f64x2.add(q2, f64x2.mul(y, a));
        a = v128.load(a3);
        p3 = f64x2.add(p3, f64x2.mul(x, a));
        q3 = f64x2.add(q3, f64x2.mul(y, a));
        e += 16;
        a0 += 16;
        a1 += 16;
        a2 += 16;
        a3 += 16;
      }
      storeLanes(f64x2.mul(addLanes(p0, p1), factor), first, j, j1);
      storeLanes(f64x2.mul(addLanes(p2, p3), factor), first, j2, j3);
      storeLanes(f64x2.mul(addLanes(q0, q1), factor), second, j, j1);
      storeLanes(f64x2.mul(addLanes(q2, q3), factor), second, j2, j3);
    }
  }
}

/** out[u] = scale · Σ_i D[u][i] for D (units, rows), `rows` even. Error: (rows / 2 + 1) u |scale| Σ |D|. */
export function sumUnits(D: usize, out: usize, units: i32, rows: i32, scale: f64): void {
  const bytes = (<usize>rows) << 3;
  const factor = f64x2.splat(scale);
  // Four units at a time, because each sum is a chain of dependent additions.
  for (let u = 0; u < units; u += 4) {
    const u1 = min(u + 1, units - 1);
    const u2 = min(u + 2, units - 1);
    const u3 = min(u + 3, units - 1);
    const d0 = D + <usize>u * bytes;
    const d1 = D + <usize>u1 * bytes;
    const d2 = D + <usize>u2 * bytes;
    const d3 = D + <usize>u3 * bytes;
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let i: usize = 0; i < bytes; i += 16) {
      s0 = f64x2.add(s0, v128.load(d0 + i));
      s1 = f64x2.add(s1, v128.load(d1 + i));
      s2 = f64x2.add(s2, v128.load(d2 + i));
      s3 = f64x2.add(s3, v128.load(d3 + i));
    }
    storeLanes(f64x2.mul(addLanes(s0, s1), factor), out, u, u1);
    storeLanes(f64x2.mul(addLanes(s2, s3), factor), out, u2, u3);
  }
}

/** Σ a_i b_i, `count` even. Error: (count / 2 + 1) u Σ |a b|. */
export function dot(a: usize, b: usize, count: i32): f64 {
  let sum = f64x2.splat(0);
  for (let i: usize = 0, end = (<usize>count) << 3; i < end; i += 16) {
    sum = f64x2.add(sum, f64x2.mul(v128.load(a + i), v128.load(b + i)));
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Stores lane 0 as number i and lane 1 as number j of `out`. */
function storeLanes(x: v128, out: usize, i: i32, j: i32): void {
  v128.store64_lane(out + ((<usize>i) << 3), x, 0);
  v128.store64_lane(out + ((<usize>j) << 3), x, 1);
}
