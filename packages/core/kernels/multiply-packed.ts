import { addLanes } from './gram-matrix';

/**
 * q = K r for a symmetric K, of which only the lower triangle is read, each number once for two products:
 * K[i, j] r_j is added to q_i, and K[i, j] r_i to q_j.
 *
 * Four rows a panel: panel p has rows 4p … 4p + 3 with columns 0 … 4p + 3, one pair of columns after the other,
 * each as four rows of two float64, so that one pointer runs through all of it. `vectors` has r and q
 * pair by pair, (r, r, q, q), 32 bytes each, for `rows` rows (a multiple of 4).
 */
export function multiplyPacked(K: usize, vectors: usize, rows: i32): void {
  const zero = f64x2.splat(0);
  const end = vectors + ((<usize>rows) << 4);
  let k = K;
  for (let top = vectors; top < end; top += 64) {
    const r0 = v128.load64_splat(top);
    const r1 = v128.load64_splat(top, 8);
    const r2 = v128.load64_splat(top, 32);
    const r3 = v128.load64_splat(top, 40);
    let q0 = zero;
    let q1 = zero;
    let q2 = zero;
    let q3 = zero;
    let at = vectors;
    while (at < top) {
      // Each number of K is loaded into a register and used twice. The processor has too few
      // registers for a larger group of numbers.
      const r = v128.load(at);
      let x = v128.load(k);
      q0 = f64x2.add(q0, f64x2.mul(x, r));
      let down = f64x2.add(v128.load(at, 16), f64x2.mul(x, r0));
      x = v128.load(k, 16);
      q1 = f64x2.add(q1, f64x2.mul(x, r));
      down = f64x2.add(down, f64x2.mul(x, r1));
      x = v128.load(k, 32);
      q2 = f64x2.add(q2, f64x2.mul(x, r));
      down = f64x2.add(down, f64x2.mul(x, r2));
      x = v128.load(k, 48);
      q3 = f64x2.add(q3, f64x2.mul(x, r));
      v128.store(at, f64x2.add(down, f64x2.mul(x, r3)), 16);
      k += 64;
      at += 32;
    }
    // The block of four by four on the diagonal is stored whole.
    for (let half = 0; half < 2; half++) {
      const r = v128.load(at);
      q0 = f64x2.add(q0, f64x2.mul(v128.load(k), r));
      q1 = f64x2.add(q1, f64x2.mul(v128.load(k, 16), r));
      q2 = f64x2.add(q2, f64x2.mul(v128.load(k, 32), r));
      q3 = f64x2.add(q3, f64x2.mul(v128.load(k, 48), r));
      k += 64;
      at += 32;
    }
    v128.store(top, addLanes(q0, q1), 16);
    v128.store(top, addLanes(q2, q3), 48);
  }
}
