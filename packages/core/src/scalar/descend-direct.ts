import type { DescentParams } from '../models/descent-params.ts';
import type { FeatureScale } from '../preprocess/feature-scale.ts';
import { addRows, multiplyRows } from './pixels.ts';
import { residuals } from './residuals.ts';
import { step } from './step.ts';

const rowsPerPass = 128;

export type ScalarDirectState = {
  bias: number;
  biasVelocity: number;
  weights: Float64Array;
  velocity: Float64Array;
};

/** An iteration of the kernels `passDirect` and `stepDirect` in scalar TypeScript. Updates `state` and returns the cost. */
export function descendDirect(
  /** Padded data: rows to a multiple of 4 with the label ½, features to a multiple of 16. */
  { pixels, y, m, scale }: { pixels: Uint8Array; y: Float64Array; m: number; scale: FeatureScale },
  state: ScalarDirectState,
  rule: Omit<DescentParams, 'seed' | 'initScale'>,
): number {
  const { weights, velocity } = state;
  const { gain, offset } = scale;
  const stride = weights.length;
  const scaled = weights.map((w, j) => (gain[j] as number) * w);
  const shift = state.bias - sumInLanes(weights.map((w, j) => (offset[j] as number) * w));
  const squaredNorm = sumInLanes(weights.map((w) => w * w));
  const sums = new Float64Array(2);
  let gradient: Float64Array = new Float64Array(stride);
  for (let from = 0; from < y.length; from += rowsPerPass) {
    const to = Math.min(from + rowsPerPass, y.length);
    const images = pixels.subarray(from * stride, to * stride);
    const z = multiplyRows(images, scaled, shift);
    if (to > m) z.fill(0, m - from);
    const r = residuals(z, y.subarray(from, to), 2 ** -Math.max(0, to - m), sums);
    gradient = addRows(images, r, gradient);
  }
  const [total = 0, crossEntropy = 0] = sums;
  const share = 1 / m;
  const ofBias = step(state.biasVelocity, total * share, rule);
  state.bias += ofBias.by;
  state.biasVelocity = ofBias.velocity;
  for (let j = 0; j < stride; j++) {
    const w = weights[j] as number;
    const ofScaled = (gain[j] as number) * (gradient[j] as number) - (offset[j] as number) * total;
    const ofWeight = step(velocity[j] as number, ofScaled * share + rule.l2 * w, rule);
    velocity[j] = ofWeight.velocity;
    weights[j] = w + ofWeight.by;
  }
  return crossEntropy / m + 0.5 * rule.l2 * squaredNorm;
}

/** Sums even and odd rows separately. */
function sumInLanes(values: Float64Array): number {
  const sums: [number, number] = [0, 0];
  values.forEach((value, j) => {
    sums[(j & 1) as 0 | 1] += value;
  });
  return sums[0] + sums[1];
}
