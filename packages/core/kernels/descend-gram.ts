import { multiplyPacked } from './multiply-packed';
import { residuals } from './residuals';

/**
 * Gradient descent in example space. w = γ w₀ − X̃ᵀ s, so the state has one coefficient for each example, and
 *   z = X̃ w + b,  r = σ(z) − y,  ∂J/∂z-space: X̃ ∂J/∂w = K r / m + λ (z − b),  ∂J/∂b = Σ r / m.
 *
 * The state at `state`, float64: 8 scalars (0 bias b, 1 its velocity, 2 γ, 3 its velocity, 4 ‖w₀‖²),
 * then vectors of `rows` each: logits z, coefficients s, and the velocities of both. `rows` is m padded
 * to a multiple of 4; padded rows have y = ½ and stay at z = s = 0.
 */
const scalars: usize = 64;

/**
 * Does up to `count` iterations and returns their number. Stops before an iteration whose cost is NaN or above
 * `costLimit`. Writes the cost of each iteration, before its update, to `costs`.
 *   K: the packed Gram matrix; y: labels; start: X̃ w₀; work: 16 + 16 · rows bytes.
 */
export function descendGram(
  K: usize,
  y: usize,
  start: usize,
  state: usize,
  work: usize,
  costs: usize,
  m: i32,
  rows: i32,
  count: i32,
  learningRate: f64,
  l2: f64,
  momentum: f64,
  nesterov: bool,
  costLimit: f64,
): i32 {
  const length = (<usize>rows) << 3;
  const z = state + scalars;
  const s = z + length;
  const sums = work;
  const vectors = work + 16;
  const isPlain = l2 === 0 && momentum === 0;
  let padding: f64 = 1;
  for (let i = m; i < rows; i++) padding *= 0.5;

  for (let done = 0; done < count; done++) {
    store<f64>(sums, 0);
    store<f64>(sums, 0, 8);
    residuals(z, y, vectors, 32, rows, padding, sums);
    let cost = load<f64>(sums, 8) / <f64>m;
    if (l2 !== 0) cost += 0.5 * l2 * squaredNorm(state, start, length);
    // `!(cost <= limit)` is also true for NaN.
    if (!(cost <= costLimit)) return done;
    store<f64>(costs + ((<usize>done) << 3), cost);

    multiplyPacked(K, vectors, rows);
    const total = load<f64>(sums);
    if (isPlain) descend(state, vectors, length, learningRate / <f64>m, total);
    else
      descendWithMemory(
        state,
        vectors,
        length,
        1 / <f64>m,
        total,
        learningRate,
        l2,
        momentum,
        nesterov,
      );
    for (let i = m; i < rows; i++) {
      store<f64>(z + ((<usize>i) << 3), 0);
      store<f64>(s + ((<usize>i) << 3), 0);
    }
  }
  return count;
}

/** z ← z − α/m (K r + Σ r), s ← s + α/m r, b ← b − α/m Σ r, with `step` = α/m. */
function descend(state: usize, vectors: usize, length: usize, step: f64, total: f64): void {
  const z = state + scalars;
  const s = z + length;
  const steps = f64x2.splat(step);
  const totals = f64x2.splat(total);
  store<f64>(state, load<f64>(state) - step * total);
  for (let i: usize = 0; i < length; i += 16) {
    const r = v128.load(vectors);
    const q = v128.load(vectors, 16);
    vectors += 32;
    v128.store(z + i, f64x2.sub(v128.load(z + i), f64x2.mul(steps, f64x2.add(q, totals))));
    v128.store(s + i, f64x2.add(v128.load(s + i), f64x2.mul(steps, r)));
  }
}

/**
 * With L2 penalty λ/2 ‖w‖² and velocity (heavy ball): v ← μ v − α g, w ← w + v; with Nesterov's
 * correction w ← w + μ v − α g, where g is the gradient at w (Sutskever et al. 2013; this form: Bengio et
 * al. 2013). In example space g is K r / m + λ (z − b) for z, λ s − r / m for s, λ γ for γ.
 */
function descendWithMemory(
  state: usize,
  vectors: usize,
  length: usize,
  share: f64,
  total: f64,
  learningRate: f64,
  l2: f64,
  momentum: f64,
  nesterov: bool,
): void {
  const z = state + scalars;
  const s = z + length;
  const zVelocity = s + length;
  const sVelocity = zVelocity + length;
  const bias = load<f64>(state);
  const biasStep = stepScalar(state, total * share, learningRate, momentum, nesterov);
  stepScalar(state + 16, l2 * load<f64>(state, 16), learningRate, momentum, nesterov);

  const rates = f64x2.splat(learningRate);
  const shares = f64x2.splat(share);
  const penalties = f64x2.splat(l2);
  const momenta = f64x2.splat(momentum);
  const biases = f64x2.splat(bias);
  const biasSteps = f64x2.splat(biasStep);
  for (let i: usize = 0; i < length; i += 16) {
    const r = v128.load(vectors);
    const q = v128.load(vectors, 16);
    vectors += 32;
    const zOld = v128.load(z + i);
    const sOld = v128.load(s + i);
    const zWeights = f64x2.sub(zOld, biases);
    const zGradient = f64x2.add(f64x2.mul(q, shares), f64x2.mul(penalties, zWeights));
    const sGradient = f64x2.sub(f64x2.mul(penalties, sOld), f64x2.mul(r, shares));
    const zDescent = f64x2.mul(rates, zGradient);
    const sDescent = f64x2.mul(rates, sGradient);
    const zNext = f64x2.sub(f64x2.mul(momenta, v128.load(zVelocity + i)), zDescent);
    const sNext = f64x2.sub(f64x2.mul(momenta, v128.load(sVelocity + i)), sDescent);
    v128.store(zVelocity + i, zNext);
    v128.store(sVelocity + i, sNext);
    let zStep = zNext;
    let sStep = sNext;
    if (nesterov) {
      zStep = f64x2.sub(f64x2.mul(momenta, zNext), zDescent);
      sStep = f64x2.sub(f64x2.mul(momenta, sNext), sDescent);
    }
    v128.store(z + i, f64x2.add(zOld, f64x2.add(zStep, biasSteps)));
    v128.store(s + i, f64x2.add(sOld, sStep));
  }
}

/** The same update for the number at `at`, whose velocity follows it in memory. Returns the step. */
export function stepScalar(
  at: usize,
  gradient: f64,
  learningRate: f64,
  momentum: f64,
  nesterov: bool,
): f64 {
  const descent = learningRate * gradient;
  const velocity = momentum * load<f64>(at, 8) - descent;
  const step = nesterov ? momentum * velocity - descent : velocity;
  store<f64>(at, load<f64>(at) + step);
  store<f64>(at, velocity, 8);
  return step;
}

/** ‖w‖² = γ² ‖w₀‖² − γ s·X̃w₀ − s·(z − b), from w = γ w₀ − X̃ᵀ s and X̃ w = z − b. */
function squaredNorm(state: usize, start: usize, length: usize): f64 {
  const z = state + scalars;
  const s = z + length;
  const biases = f64x2.splat(load<f64>(state));
  const scale = load<f64>(state, 16);
  const scales = f64x2.splat(scale);
  let sum = f64x2.splat(0);
  for (let i: usize = 0; i < length; i += 16) {
    const zWeights = f64x2.sub(v128.load(z + i), biases);
    const both = f64x2.add(f64x2.mul(scales, v128.load(start + i)), zWeights);
    sum = f64x2.add(sum, f64x2.mul(v128.load(s + i), both));
  }
  return (
    scale * scale * load<f64>(state, 32) - (f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1))
  );
}
