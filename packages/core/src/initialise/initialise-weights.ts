import { createMt19937 } from './mt19937.ts';
import { createNormalSource } from './randn.ts';

export type WeightsSpec = {
  /** A whole number from 0 to 2³² − 1. */
  seed: number;
  /** The number of features, and of weights. */
  n: number;
  /** The standard deviation. With 0, all weights are 0. */
  scale: number;
};

/** w₀ = scale · randn(n), (n): NumPy's `np.random.seed(seed); np.random.randn(n) * scale`. */
export function initialiseWeights({ seed, n, scale }: WeightsSpec): Float64Array {
  const weights = new Float64Array(n);
  if (scale === 0) return weights;
  const nextNormal = createNormalSource(createMt19937(seed));
  for (let j = 0; j < n; j++) weights[j] = nextNormal() * scale;
  return weights;
}
