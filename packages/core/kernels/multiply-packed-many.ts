import { addLanes } from './gram-matrix';

/**
 * out[u] = K S[u] for every unit u, with the symmetric K of `multiplyPacked`, packed.
 *
 * S and out (units, rows), float64, row by row, `rows` a multiple of 4; they must not overlap. Each unit has the bits of
 * `multiplyPacked` of that unit alone. Error: rows u Σ |K S|.
 *
 * All units use a panel of K before the next panel is read, so K comes from the memory once, and from the nearest cache
 * for all units but the first.
 */
export function multiplyPackedMany(K: usize, S: usize, out: usize, units: i32, rows: i32): void {
  const bytes = (<usize>rows) << 3;
  const end = S + <usize>units * bytes;
  let panel = K;
  for (let top: usize = 0; top < bytes; top += 32) {
    let to = out;
    for (let s = S; s < end; s += bytes) {
      multiplyPanel(panel, s, to, top);
      to += bytes;
    }
    panel += (top << 2) + 128;
  }
}

/** Adds the products of four rows of K, and of their transpose, for one unit. */
function multiplyPanel(panel: usize, S: usize, out: usize, top: usize): void {
  const end = S + top;
  const s0 = v128.load64_splat(end);
  const s1 = v128.load64_splat(end, 8);
  const s2 = v128.load64_splat(end, 16);
  const s3 = v128.load64_splat(end, 24);
  let q0 = f64x2.splat(0);
  let q1 = q0;
  let q2 = q0;
  let q3 = q0;
  let k = panel;
  let at = S;
  let to = out;
  while (at < end) {
    const s = v128.load(at);
    let x = v128.load(k);
    q0 = f64x2.add(q0, f64x2.mul(x, s));
    let down = f64x2.add(v128.load(to), f64x2.mul(x, s0));
    x = v128.load(k, 16);
    q1 = f64x2.add(q1, f64x2.mul(x, s));
    down = f64x2.add(down, f64x2.mul(x, s1));
    x = v128.load(k, 32);
    q2 = f64x2.add(q2, f64x2.mul(x, s));
    down = f64x2.add(down, f64x2.mul(x, s2));
    x = v128.load(k, 48);
    q3 = f64x2.add(q3, f64x2.mul(x, s));
    v128.store(to, f64x2.add(down, f64x2.mul(x, s3)));
    k += 64;
    at += 16;
    to += 16;
  }
  // The block of four by four on the diagonal is stored whole.
  for (let half = 0; half < 2; half++) {
    const s = v128.load(at);
    q0 = f64x2.add(q0, f64x2.mul(v128.load(k), s));
    q1 = f64x2.add(q1, f64x2.mul(v128.load(k, 16), s));
    q2 = f64x2.add(q2, f64x2.mul(v128.load(k, 32), s));
    q3 = f64x2.add(q3, f64x2.mul(v128.load(k, 48), s));
    k += 64;
    at += 16;
  }
  v128.store(to, addLanes(q0, q1));
  v128.store(to, addLanes(q2, q3), 16);
}
