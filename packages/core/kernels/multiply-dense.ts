/**
 * A dense layer: out[o][i] = bias[o] + Σ_j W[o · outputStep + j · inputStep] · A[j][i].
 *
 * W and bias float64, the steps in numbers; A (inputs, rows) and out (outputs, rows), row by row, `rows` a multiple of 4.
 * Forward, the steps are (inputs, 1). Backward, Wᵀ D, the steps are (1, columns of W), and the outputs are the columns of W.
 * Each sum starts from bias[o], or from 0 if the address `bias` is 0, and adds j in ascending order. Error: (inputs + 1) u Σ |W A|.
 *
 * A block has two outputs and eight rows: six loads for sixteen products and sums. At the end of the outputs and of the rows,
 * a block computes the last output or the last four rows twice, and stores the same numbers twice. `out` must not overlap A.
 */
export function multiplyDense(
  W: usize,
  outputStep: i32,
  inputStep: i32,
  bias: usize,
  A: usize,
  out: usize,
  outputs: i32,
  inputs: i32,
  rows: i32,
): void {
  const bytes = (<usize>rows) << 3;
  const step = (<usize>inputStep) << 3;
  for (let i: usize = 0; i < bytes; i += 64) {
    const half: usize = i + 32 < bytes ? 32 : 0;
    for (let o = 0; o < outputs; o += 2) {
      const other = min(o + 1, outputs - 1);
      let p0 = biasAt(bias, o);
      let p1 = p0;
      let p2 = p0;
      let p3 = p0;
      let q0 = biasAt(bias, other);
      let q1 = q0;
      let q2 = q0;
      let q3 = q0;
      let w = W + ((<usize>(o * outputStep)) << 3);
      let v = W + ((<usize>(other * outputStep)) << 3);
      let at = A + i;
      for (let j = 0; j < inputs; j++) {
        const a = v128.load64_splat(w);
        const b = v128.load64_splat(v);
        let x = v128.load(at);
        p0 = f64x2.add(p0, f64x2.mul(a, x));
        q0 = f64x2.add(q0, f64x2.mul(b, x));
        x = v128.load(at, 16);
        p1 = f64x2.add(p1, f64x2.mul(a, x));
        q1 = f64x2.add(q1, f64x2.mul(b, x));
        x = v128.load(at + half);
        p2 = f64x2.add(p2, f64x2.mul(a, x));
        q2 = f64x2.add(q2, f64x2.mul(b, x));
        x = v128.load(at + half, 16);
        p3 = f64x2.add(p3, f64x2.mul(a, x));
        q3 = f64x2.add(q3, f64x2.mul(b, x));
        w += step;
        v += step;
        at += bytes;
      }
      const first = out + <usize>o * bytes + i;
      v128.store(first, p0);
      v128.store(first, p1, 16);
      v128.store(first + half, p2);
      v128.store(first + half, p3, 16);
      const second = out + <usize>other * bytes + i;
      v128.store(second, q0);
      v128.store(second, q1, 16);
      v128.store(second + half, q2);
      v128.store(second + half, q3, 16);
    }
  }
}

function biasAt(bias: usize, o: i32): v128 {
  return bias === 0 ? f64x2.splat(0) : v128.load64_splat(bias + ((<usize>o) << 3));
}
