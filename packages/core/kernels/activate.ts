import { expOfNonPositive } from './exp';

const relu: i32 = 0;
const tanh: i32 = 1;

/**
 * Replaces the logits `Z` (`count` float64, an even number) by their activations, in place.
 *   kind 0: relu z = max(z, 0). Exact.
 *   kind 1: tanh z = sign(z) (1 − t) / (1 + t) with t = e^(−2|z|). Absolute error: 3 u.
 *   kind 2: σ(z) = 1 / (1 + e^−z), for z < 0 as e^z / (1 + e^z). Relative error: 6 u (for z ≥ −708).
 * Edges: NaN stays NaN. tanh(±∞) = ±1, σ(∞) = 1. σ(z) is 3e-308 for every z below −708. relu and tanh keep −0.
 */
export function activate(kind: i32, Z: usize, count: i32): void {
  const end = Z + ((<usize>count) << 3);
  if (kind === relu) activateRelu(Z, end);
  else if (kind === tanh) activateTanh(Z, end);
  else activateSigmoid(Z, end);
}

function activateRelu(from: usize, end: usize): void {
  const zero = f64x2.splat(0);
  // pmax keeps its first operand unless it is smaller than the second one, so NaN and −0 stay.
  for (let at = from; at < end; at += 16) v128.store(at, f64x2.pmax(v128.load(at), zero));
}

function activateTanh(from: usize, end: usize): void {
  const ones = f64x2.splat(1);
  const sign = i64x2.splat(i64.MIN_VALUE);
  for (let at = from; at < end; at += 16) {
    const z = v128.load(at);
    const size = f64x2.abs(z);
    const t = expOfNonPositive(f64x2.neg(f64x2.add(size, size)));
    const absolute = f64x2.div(f64x2.sub(ones, t), f64x2.add(ones, t));
    v128.store(at, keepNan(v128.bitselect(z, absolute, sign), z));
  }
}

function activateSigmoid(from: usize, end: usize): void {
  const zero = f64x2.splat(0);
  const ones = f64x2.splat(1);
  for (let at = from; at < end; at += 16) {
    const z = v128.load(at);
    const e = expOfNonPositive(f64x2.neg(f64x2.abs(z)));
    const above = v128.bitselect(ones, e, f64x2.ge(z, zero));
    v128.store(at, keepNan(f64x2.div(above, f64x2.add(ones, e)), z));
  }
}

/** `value`, or z where z is NaN: `expOfNonPositive` gives an unspecified number for NaN. */
function keepNan(value: v128, z: v128): v128 {
  return v128.bitselect(value, z, f64x2.eq(z, z));
}

/**
 * D ← D f′(z), computed from the activations A = f(z): relu A > 0 ? D : +0; tanh D (1 − A²); sigmoid D A (1 − A).
 * A and D have `count` float64, an even number. Error in addition to that of A: relu 0, tanh 2 u |D|, sigmoid 3 u |D A|.
 */
export function derive(kind: i32, A: usize, D: usize, count: i32): void {
  const zero = f64x2.splat(0);
  const ones = f64x2.splat(1);
  const bytes = (<usize>count) << 3;
  if (kind === relu) {
    for (let i: usize = 0; i < bytes; i += 16) {
      const isPositive = f64x2.gt(v128.load(A + i), zero);
      v128.store(D + i, v128.and(v128.load(D + i), isPositive));
    }
  } else if (kind === tanh) {
    for (let i: usize = 0; i < bytes; i += 16) {
      const a = v128.load(A + i);
      const slope = f64x2.sub(ones, f64x2.mul(a, a));
      v128.store(D + i, f64x2.mul(v128.load(D + i), slope));
    }
  } else {
    for (let i: usize = 0; i < bytes; i += 16) {
      const a = v128.load(A + i);
      const product = f64x2.mul(v128.load(D + i), a);
      v128.store(D + i, f64x2.mul(product, f64x2.sub(ones, a)));
    }
  }
}
