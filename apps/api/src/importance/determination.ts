/**
 * Returns how much of y a prediction explains: R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)², over the rows whose ŷ is not NaN.
 * 1 is a perfect prediction, and 0 is no better than the mean. NaN if the y of these rows are equal.
 */
export function determination(y: Float64Array, predicted: Float64Array): number {
  const has = (_: number, row: number) => !Number.isNaN(predicted[row]);
  const [known, guesses] = [y.filter(has), predicted.filter(has)];
  if (known.every((value) => value === known[0])) return Number.NaN;
  const mean = meanOf(known);
  const error = sumOfSquares(known, (row) => guesses[row] as number);
  return 1 - error / sumOfSquares(known, () => mean);
}

const sumOfSquares = (values: Float64Array, predictionOf: (row: number) => number) =>
  values.reduce((sum, value, row) => sum + square(value - predictionOf(row)), 0);

/** A product, because it has the same bits on every JavaScript engine. The bits of `**` may differ. */
const square = (x: number) => x * x;

export const meanOf = (values: Float64Array) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the population standard deviation, which divides by n and not by n − 1. */
export function deviationOf(values: Float64Array): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => square(value - mean))));
}
