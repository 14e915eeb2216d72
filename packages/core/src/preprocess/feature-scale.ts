import type { Split } from '../load/dataset.ts';

export const preprocessings = ['divide255', 'standardize'] as const;

/**
 * The conversion of pixels into features, the same for all examples. `divide255`: x̃ = x / 255, as in the article.
 * `standardize`: x̃ = (x − μ) / σ with mean and standard deviation of each feature over the train split
 * (σ with 1/m, as in scikit-learn's StandardScaler; a feature that never varies becomes 0).
 */
export type Preprocessing = (typeof preprocessings)[number];

/** x̃_j = gain_j x_j − offset_j; both (n), float64. */
export type FeatureScale = { gain: Float64Array; offset: Float64Array };

const brightestPixel = 255;

/** The scale of the images of `train` with these indices. Default: of all. */
export function fitFeatureScale(
  preprocessing: Preprocessing,
  train: Split,
  n: number,
  indices?: Uint32Array,
): FeatureScale {
  if (preprocessing === 'standardize') return standardScale(train, n, indices);
  const gain = new Float64Array(n).fill(1 / brightestPixel);
  return { gain, offset: new Float64Array(n) };
}

function standardScale(train: Split, n: number, indices?: Uint32Array): FeatureScale {
  const { sums, spreads, count } = sumFeatures(train, n, indices);
  const gain = new Float64Array(n);
  const offset = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const spread = spreads[j] as number;
    // A feature that never varies over train becomes 0, even if it varies in the test split.
    gain[j] = spread > 0 ? count / spread : 0;
    offset[j] = spread > 0 ? (sums[j] as number) / spread : 0;
  }
  return { gain, offset };
}

/** μ and σ of each feature over the train split, the scale of `standardize`; both (n), float64, σ with 1/m. */
export function measureFeatures(train: Split, n: number) {
  const { sums, spreads } = sumFeatures(train, n);
  return {
    mean: sums.map((sum) => sum / train.count),
    deviation: spreads.map((spread) => spread / train.count),
  };
}

/**
 * Σ x and m σ of each feature, over the m images with these indices. Sums of bytes and of their squares are exact whole numbers, so the only error
 * is the rounding of m σ.
 */
function sumFeatures({ images, count: all }: Split, n: number, indices?: Uint32Array) {
  const sums = new Float64Array(n);
  const squares = new Float64Array(n);
  const count = indices?.length ?? all;
  for (let i = 0; i < count; i++) {
    const at = (indices?.[i] ?? i) * n;
    for (let j = 0; j < n; j++) {
      const x = images[at + j] as number;
      sums[j] = (sums[j] as number) + x;
      squares[j] = (squares[j] as number) + x * x;
    }
  }
  // m² σ² = m Σ x² − (Σ x)² in whole numbers has no cancellation error, unlike in floating point.
  const spreads = squares.map((square, j) =>
    Math.sqrt(count * square - (sums[j] as number) * (sums[j] as number)),
  );
  return { sums, spreads, count };
}
