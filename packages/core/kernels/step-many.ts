/**
 * A step of gradient descent for `count` parameters θ (an even number), float64. With g' = g + λ θ, λ = `l2`:
 *   momentum 0: θ ← θ − α g'. The velocities are not used, and their address may be 0.
 *   otherwise: v ← μ v − α g', and θ ← θ + v, or θ ← θ + μ v − α g' with Nesterov's correction.
 * As in `descendWithMemory`. Sources: Polyak 1964; Sutskever et al. 2013, in the form of Bengio et al. 2013.
 */
export function stepMany(
  at: usize,
  velocity: usize,
  gradient: usize,
  count: i32,
  rate: f64,
  l2: f64,
  momentum: f64,
  nesterov: bool,
): void {
  const bytes = (<usize>count) << 3;
  const rates = f64x2.splat(rate);
  const penalties = f64x2.splat(l2);
  const momenta = f64x2.splat(momentum);
  if (momentum === 0) {
    for (let j: usize = 0; j < bytes; j += 16) {
      const old = v128.load(at + j);
      const g = f64x2.add(v128.load(gradient + j), f64x2.mul(penalties, old));
      v128.store(at + j, f64x2.sub(old, f64x2.mul(rates, g)));
    }
    return;
  }
  for (let j: usize = 0; j < bytes; j += 16) {
    const old = v128.load(at + j);
    const g = f64x2.add(v128.load(gradient + j), f64x2.mul(penalties, old));
    const descent = f64x2.mul(rates, g);
    const next = f64x2.sub(f64x2.mul(momenta, v128.load(velocity + j)), descent);
    v128.store(velocity + j, next);
    const step = nesterov ? f64x2.sub(f64x2.mul(momenta, next), descent) : next;
    v128.store(at + j, f64x2.add(old, step));
  }
}

/**
 * A step of Adam for `count` parameters θ (an even number), float64. With g' = g + λ θ, λ = `l2`:
 *   m ← β₁ m + (1 − β₁) g',  v ← β₂ v + (1 − β₂) g'²,  θ ← θ − α (m / c₁) / (√(v / c₂) + ε).
 * m is at `first`, v at `second`. The corrections at step t are c₁ = 1 − β₁ᵗ and c₂ = 1 − β₂ᵗ, t = 1, 2, …
 * The order of operations is that of PyTorch: θ − (α / c₁) (m / (√v / √c₂ + ε)).
 * Source: Kingma and Ba 2015, algorithm 1.
 */
export function stepAdam(
  at: usize,
  first: usize,
  second: usize,
  gradient: usize,
  count: i32,
  rate: f64,
  l2: f64,
  beta1: f64,
  beta2: f64,
  epsilon: f64,
  correction1: f64,
  correction2: f64,
): void {
  const penalties = f64x2.splat(l2);
  const keep1 = f64x2.splat(beta1);
  const take1 = f64x2.splat(1 - beta1);
  const keep2 = f64x2.splat(beta2);
  const take2 = f64x2.splat(1 - beta2);
  const epsilons = f64x2.splat(epsilon);
  const rates = f64x2.splat(rate / correction1);
  const roots = f64x2.splat(sqrt<f64>(correction2));
  for (let j: usize = 0, bytes = (<usize>count) << 3; j < bytes; j += 16) {
    const old = v128.load(at + j);
    const g = f64x2.add(v128.load(gradient + j), f64x2.mul(penalties, old));
    const m = f64x2.add(f64x2.mul(keep1, v128.load(first + j)), f64x2.mul(take1, g));
    const squares = f64x2.mul(take2, f64x2.mul(g, g));
    const v = f64x2.add(f64x2.mul(keep2, v128.load(second + j)), squares);
    v128.store(first + j, m);
    v128.store(second + j, v);
    const size = f64x2.add(f64x2.div(f64x2.sqrt(v), roots), epsilons);
    v128.store(at + j, f64x2.sub(old, f64x2.mul(rates, f64x2.div(m, size))));
  }
}
