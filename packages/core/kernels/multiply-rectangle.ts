import { addLanes } from './gram-matrix';

/**
 * out[u][i] = Σ_j P[i][j] S[u][j] for i < `count`, a multiple of 4, and every unit u.
 *
 * P (count, columns) has panels of four rows with the columns in pairs: panel after panel, pair after pair, four rows of two
 * float64, 64 bytes. S (units, columns) and out (units, count), float64, row by row; `columns` is even.
 * Even and odd columns have separate sums, which are added last. Error: (columns / 2 + 1) u Σ |P S|.
 *
 * Two units share each load of P. If `units` is odd, the last unit is computed twice, and the same numbers are stored twice.
 */
export function multiplyRectangle(
  P: usize,
  S: usize,
  out: usize,
  units: i32,
  count: i32,
  columns: i32,
): void {
  const unitBytes = (<usize>columns) << 3;
  const panelBytes = unitBytes << 2;
  const outBytes = (<usize>count) << 3;
  // All units use a panel before the next panel is read.
  for (let i: usize = 0; i < outBytes; i += 32) {
    for (let u = 0; u < units; u += 2) {
      const other = min(u + 1, units - 1);
      let s = S + <usize>u * unitBytes;
      let t = S + <usize>other * unitBytes;
      const end = s + unitBytes;
      let p = P;
      let a0 = f64x2.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      while (s < end) {
        const a = v128.load(s);
        const b = v128.load(t);
        let x = v128.load(p);
        a0 = f64x2.add(a0, f64x2.mul(x, a));
        b0 = f64x2.add(b0, f64x2.mul(x, b));
        x = v128.load(p, 16);
        a1 = f64x2.add(a1, f64x2.mul(x, a));
        b1 = f64x2.add(b1, f64x2.mul(x, b));
        x = v128.load(p, 32);
        a2 = f64x2.add(a2, f64x2.mul(x, a));
        b2 = f64x2.add(b2, f64x2.mul(x, b));
        x = v128.load(p, 48);
        a3 = f64x2.add(a3, f64x2.mul(x, a));
        b3 = f64x2.add(b3, f64x2.mul(x, b));
        p += 64;
        s += 16;
        t += 16;
      }
      const first = out + <usize>u * outBytes + i;
      v128.store(first, addLanes(a0, a1));
      v128.store(first, addLanes(a2, a3), 16);
      const second = out + <usize>other * outBytes + i;
      v128.store(second, addLanes(b0, b1));
      v128.store(second, addLanes(b2, b3), 16);
    }
    P += panelBytes;
  }
}

/**
 * Copies rows of a symmetric matrix into the layout of `multiplyRectangle`: P[k] = K[indices[k]].
 *
 * K (rows, rows) is packed as `multiplyPacked` reads it, `rows` a multiple of 4. `indices` int32, `count` of them; index −1 gives
 * a row of zeros. `out` takes the rows up to the next multiple of 4, and the rows from `count` on are zeros. Exact.
 */
export function gatherRows(K: usize, indices: usize, count: i32, rows: i32, out: usize): void {
  const panelBytes = (<usize>rows) << 5;
  for (let k = 0; k < count; k += 4) {
    for (let row = 0; row < 4; row++) {
      const index = k + row < count ? load<i32>(indices + ((<usize>(k + row)) << 2)) : -1;
      const to = out + ((<usize>row) << 4);
      if (index < 0) clearRow(to, panelBytes);
      else gatherRow(K, index, to, panelBytes);
    }
    out += panelBytes;
  }
}

function clearRow(out: usize, panelBytes: usize): void {
  const zero = f64x2.splat(0);
  for (let at: usize = 0; at < panelBytes; at += 64) v128.store(out + at, zero);
}

/** Copies row `index`. Up to the diagonal, a row is stored in its own panel. Its other numbers are those of column `index`, in the panels below. */
function gatherRow(K: usize, index: i32, out: usize, panelBytes: usize): void {
  const panel = <usize>(index >> 2);
  let from = K + ((panel * (panel + 1)) << 6) + ((<usize>(index & 3)) << 4);
  let at: usize = 0;
  for (const diagonal = (panel + 1) << 7; at < diagonal; at += 64) {
    v128.store(out + at, v128.load(from));
    from += 64;
  }
  const column = ((<usize>(index >> 1)) << 6) + ((<usize>(index & 1)) << 3);
  for (let below = panel + 1; at < panelBytes; below++) {
    from = K + ((below * (below + 1)) << 6) + column;
    v128.store(out + at, v128.load64_lane(from, v128.load64_zero(from), 1, 16));
    v128.store(out + at + 64, v128.load64_lane(from, v128.load64_zero(from, 32), 1, 48));
    at += 128;
  }
}
