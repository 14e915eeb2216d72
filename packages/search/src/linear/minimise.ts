export type Objective = (x: Float64Array) => { value: number; gradient: Float64Array };

type Limits = {
  lower: Float64Array;
  upper: Float64Array;
  /** The most evaluations of the objective. A number, not a time: the result must be the same on every machine. */
  mostEvaluations: number;
  /** Stops when no component of the projected gradient exceeds this. */
  tolerance: number;
};

const memory = 8;
const armijo = 1e-4;

/**
 * Minimises a smooth function within bounds by L-BFGS with projected steps: directions of the limited memory quasi-Newton matrix, a
 * component that would leave its bound is set to 0, and the step is halved until the decrease suffices (Armijo).
 * Returns the best point found. An objective that is not finite counts as no decrease.
 * Source: J. Nocedal and S. Wright, "Numerical optimization" (2006), algorithms 7.4 and 3.1; D. Bertsekas, SIAM J. Control 20 (1982).
 */
export function minimise(objective: Objective, start: Float64Array, limits: Limits): Float64Array {
  const { lower, upper, mostEvaluations, tolerance } = limits;
  const project = (x: Float64Array) =>
    x.map((each, k) => Math.min(Math.max(each, lower[k] as number), upper[k] as number));
  let x: Float64Array = project(start);
  let { value, gradient } = objective(x);
  let evaluations = 1;
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];

  /** Whether a component of a direction would leave the bounds at once. */
  const leaves = (direction: Float64Array, k: number) =>
    (direction[k] as number) < 0 ? x[k] === lower[k] : x[k] === upper[k];
  const inside = (direction: Float64Array) =>
    direction.map((each, k) => (leaves(direction, k) ? 0 : each));

  while (evaluations < mostEvaluations) {
    const steepest = inside(gradient.map((each) => -each));
    if (steepest.every((each) => Math.abs(each) <= tolerance)) break;
    let direction = inside(quasiNewton(gradient, steps));
    if (!(dot(direction, gradient) < 0)) {
      steps.length = 0;
      direction = steepest;
    }
    // Without a curvature, the first step has length 1 at most.
    let step = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
    let next: { x: Float64Array; value: number; gradient: Float64Array } | undefined;
    for (let tries = 0; tries < 20 && evaluations < mostEvaluations; tries++, step /= 2) {
      const there = project(x.map((each, k) => each + step * (direction[k] as number)));
      const moved = dot(
        gradient,
        there.map((each, k) => each - (x[k] as number)),
      );
      const found = objective(there);
      evaluations += 1;
      if (!(found.value <= value + armijo * moved)) continue;
      next = { x: there, ...found };
      break;
    }
    if (next === undefined || !(next.value < value)) {
      if (steps.length === 0) break;
      steps.length = 0;
      if (next === undefined) continue;
      break;
    }
    const { x: to, gradient: toGradient } = next;
    const s = to.map((each, k) => each - (x[k] as number));
    const y = toGradient.map((each, k) => each - (gradient[k] as number));
    const curvature = dot(s, y);
    if (curvature > 1e-12 * dot(y, y)) steps.push({ s, y, rho: 1 / curvature });
    if (steps.length > memory) steps.shift();
    ({ x, value, gradient } = next);
  }
  return x;
}

/** −H g by the two-loop recursion. */
function quasiNewton(
  gradient: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = gradient.map((each) => -each);
  const alphas: number[] = [];
  for (const { s, y, rho } of steps.toReversed()) {
    const alpha = rho * dot(s, q);
    alphas.unshift(alpha);
    add(q, -alpha, y);
  }
  const last = steps[steps.length - 1];
  if (last !== undefined) {
    const scale = dot(last.s, last.y) / dot(last.y, last.y);
    for (let k = 0; k < q.length; k++) q[k] = (q[k] as number) * scale;
  }
  for (const [k, { s, y, rho }] of steps.entries()) {
    add(q, (alphas[k] as number) - rho * dot(y, q), s);
  }
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
}

/** Adds `factor` · b to a. */
function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k++) a[k] = (a[k] as number) + factor * (b[k] as number);
}
