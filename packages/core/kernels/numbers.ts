// Kernels on the float64 numbers of a state, whatever these numbers mean.

/** Whether no number is NaN or infinite. `count` is a multiple of 8. */
export function areFinite(at: usize, count: i32): bool {
  const zero = f64x2.splat(0);
  let a = zero;
  let b = zero;
  let c = zero;
  let d = zero;
  // x · 0 is NaN for NaN and infinity, and 0 for all other numbers. Four sums do not wait for each other.
  for (const end = at + ((<usize>count) << 3); at < end; at += 64) {
    a = f64x2.add(a, f64x2.mul(v128.load(at), zero));
    b = f64x2.add(b, f64x2.mul(v128.load(at, 16), zero));
    c = f64x2.add(c, f64x2.mul(v128.load(at, 32), zero));
    d = f64x2.add(d, f64x2.mul(v128.load(at, 48), zero));
  }
  const sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) === 0;
}

/** Copies `count` numbers. */
export function copyNumbers(from: usize, to: usize, count: i32): void {
  memory.copy(to, from, (<usize>count) << 3);
}
