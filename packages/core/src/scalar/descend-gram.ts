import type { DescentParams } from '../models/descent-params.ts';
import { multiplyPacked } from './multiply-packed.ts';
import { residuals } from './residuals.ts';
import { step } from './step.ts';

export type ScalarGramState = {
  bias: number;
  biasVelocity: number;
  scale: number;
  scaleVelocity: number;
  z: Float64Array;
  s: Float64Array;
  zVelocity: Float64Array;
  sVelocity: Float64Array;
};

export type GramProblem = {
  /** K (rows, rows), labels and X̃ w₀ (rows); rows is a multiple of 4, and the first m are examples. */
  K: Float64Array;
  y: Float64Array;
  start: Float64Array;
  squaredNorm: number;
  m: number;
};

/** The kernel `descendGram` in scalar TypeScript, operation for operation. Updates `state` and returns the costs. */
export function descendGram(
  { K, y, start, squaredNorm, m }: GramProblem,
  state: ScalarGramState,
  rule: Omit<DescentParams, 'seed' | 'initScale'>,
  iterations: number,
): Float64Array {
  const { z, s, zVelocity, sVelocity } = state;
  const { learningRate, l2, momentum } = rule;
  const rows = y.length;
  return Float64Array.from({ length: iterations }, () => {
    const sums = new Float64Array(2);
    const r = residuals(z, y, 2 ** -(rows - m), sums);
    const [total = 0, crossEntropy = 0] = sums;
    const penalty = l2 === 0 ? 0 : 0.5 * l2 * normOf(state, start, squaredNorm);
    const cost = crossEntropy / m + penalty;
    const q = multiplyPacked(K, r);
    if (l2 === 0 && momentum === 0) {
      const by = learningRate / m;
      state.bias -= by * total;
      for (let i = 0; i < rows; i++) {
        z[i] = (z[i] as number) - by * ((q[i] as number) + total);
        s[i] = (s[i] as number) + by * (r[i] as number);
      }
    } else {
      const share = 1 / m;
      const { bias } = state;
      const ofBias = step(state.biasVelocity, total * share, rule);
      const ofScale = step(state.scaleVelocity, l2 * state.scale, rule);
      Object.assign(state, { biasVelocity: ofBias.velocity, bias: bias + ofBias.by });
      Object.assign(state, { scaleVelocity: ofScale.velocity, scale: state.scale + ofScale.by });
      for (let i = 0; i < rows; i++) {
        const logit = z[i] as number;
        const gradient = (q[i] as number) * share + l2 * (logit - bias);
        const ofLogit = step(zVelocity[i] as number, gradient, rule);
        const ofS = step(
          sVelocity[i] as number,
          l2 * (s[i] as number) - (r[i] as number) * share,
          rule,
        );
        zVelocity[i] = ofLogit.velocity;
        sVelocity[i] = ofS.velocity;
        z[i] = logit + (ofLogit.by + ofBias.by);
        s[i] = (s[i] as number) + ofS.by;
      }
    }
    z.fill(0, m);
    s.fill(0, m);
    return cost;
  });
}

function normOf(
  { bias, scale, z, s }: ScalarGramState,
  start: Float64Array,
  squaredNorm: number,
): number {
  const sums: [number, number] = [0, 0];
  for (let i = 0; i < z.length; i++) {
    const both = scale * (start[i] as number) + ((z[i] as number) - bias);
    sums[(i & 1) as 0 | 1] += (s[i] as number) * both;
  }
  return scale * scale * squaredNorm - (sums[0] + sums[1]);
}
