import { float64sAt, type PreparedData, type Slot } from '../preprocess/prepared-data.ts';

/** A model in the Gram form: w = scale · w₀ − X̃ᵀ s, with the products X̃ w₀ of the measured images as `start`. */
export type GramModel = {
  start: Float64Array;
  /** One coefficient s for each training example, (m). */
  coefficients: Float64Array;
  scale: number;
  bias: number;
};

/** z = scale · X̃ w₀ − X̃ X̃ᵀ s + b of the images that are only measured, (mTest). Needs the products of test with train. */
export function gramLogits(
  { layout, m, mTest }: PreparedData,
  { memory }: Slot,
  { start, coefficients, scale, bias }: GramModel,
): Float64Array {
  const { rows, testRows, crossGram } = layout;
  const products = float64sAt(memory, crossGram, testRows * rows);
  const logits = new Float64Array(mTest);
  for (let i = 0; i < mTest; i++) {
    // The layout: four rows at a time, with their columns in pairs.
    const first = (i >> 2) * 4 * rows + (i & 3) * 2;
    let sum = 0;
    for (let j = 0; j < m; j++) {
      sum += (products[first + (j >> 1) * 8 + (j & 1)] as number) * (coefficients[j] as number);
    }
    logits[i] = scale * (start[i] as number) - sum + bias;
  }
  return logits;
}
