// Finds the predictor of a block of costs.
import { predictors, similarTo, zerosBefore } from './predictors.ts';

/** Within these limits all numbers are exact: a step added to the low word of a cost, and the code of an error. */
const largestStep = 2 ** 53 - 2 ** 32;
const largestError = 2 ** 52;

/** In the first blocks, all similar predictors are tried. Later, each second block tries one of them, a different one each time. */
const searchedBlocks = 6;

/** The numbers of a curve. `steps` and `errors` have zeros before those of the first cost. */
export type Curve = {
  /** The bits of the costs, the low word first. */
  words: Uint32Array;
  steps: Float64Array;
  errors: Float64Array;
};
/** A block of costs, from the index `from` to before `to`. */
export type Block = { from: number; to: number };

/**
 * Finds a predictor for a block by hill climbing: starts at the predictor of the previous block, and goes to a similar predictor as long as one is
 * better. Computes the errors of the block. Returns undefined if no tried predictor can predict the block.
 */
export function findPredictor(
  start: number,
  curve: Curve,
  block: Block,
  blockNumber: number,
): number | undefined {
  let best = start;
  let bits = predictBlock(start, curve, block);
  let last = start;
  let tried = 1 << start;
  const tryOne = (index: number) => {
    if (tried & (1 << index)) return;
    tried |= 1 << index;
    last = index;
    const ofIndex = predictBlock(index, curve, block);
    if (ofIndex < bits) [best, bits] = [index, ofIndex];
  };
  let center = start;
  if (blockNumber < searchedBlocks || bits === Number.POSITIVE_INFINITY) {
    center = -1;
  } else if (blockNumber % 2 === 0) {
    const similar = similarTo[start] as readonly number[];
    tryOne(similar[(blockNumber / 2) % similar.length] as number);
  }
  while (center !== best) {
    center = best;
    for (const index of similarTo[center] as readonly number[]) tryOne(index);
  }
  if (bits === Number.POSITIVE_INFINITY) return undefined;
  if (last !== best) predictBlock(best, curve, block);
  return best;
}

/**
 * Computes the errors of a block. Returns the sum of their bits; Infinity if a number is beyond its limit. This takes most of the
 * time, so `predictStep` is written out.
 */
function predictBlock(index: number, { steps, errors }: Curve, { from, to }: Block): number {
  const { ofSteps, ofErrors } = predictors[index] as (typeof predictors)[number];
  const [stepCount, errorCount] = [ofSteps.length, ofErrors.length];
  let bits = 0;
  for (let i = zerosBefore + from; i < zerosBefore + to; i++) {
    let bySteps = 0;
    let byErrors = 0;
    for (let j = 0; j < stepCount; j++) {
      bySteps += (ofSteps[j] as number) * (steps[i - 1 - j] as number);
    }
    for (let j = 0; j < errorCount; j++) {
      byErrors += (ofErrors[j] as number) * (errors[i - 1 - j] as number);
    }
    const prediction = Math.round(bySteps + byErrors);
    const step = steps[i] as number;
    const error = step - prediction;
    const size = Math.abs(error);
    const isExact = Math.abs(step) <= largestStep && Math.abs(prediction) <= largestStep;
    if (!isExact || size > largestError) return Number.POSITIVE_INFINITY;
    errors[i] = error;
    bits += bitsOf(size);
  }
  return bits;
}

/** The number of bits of a whole number. */
export const bitsOf = (value: number) =>
  value < 2 ** 31 ? 32 - Math.clz32(value) : 64 - Math.clz32(Math.floor(value / 2 ** 32));
