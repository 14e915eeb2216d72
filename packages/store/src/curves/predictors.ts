// Predictions of the next cost of a curve. The bits of a cost, read as a 64-bit integer, follow a smooth line: the logarithm of the cost, nearly.
// `steps` are the differences of these integers, as float64. A predictor estimates the next step from the steps and the errors before it:
//
//   P(B) step = Q(B) error,   P(B) = (1 + B)^a (1 − B)^(b − 1),   Q(B) = (1 − ρ B)^b,   B: the value before
//
// - (1 − B)^b continues the polynomial of degree b − 1 through the last b costs.
// - (1 + B)^a also continues a part that changes its sign with every iteration: that of a learning rate near the limit of stability.
// - ρ > 0 averages over rounding errors (the model ARIMA(0, b, b), exponential smoothing of order b). The weights are ρ, ρ², …
//
// An error is a whole number. It is computed with + − × of float64 in a fixed order, so it is the same on every machine.

/** `ofSteps`, `ofErrors`: the weights of the last steps and errors, the newest first. */
export type Predictor = { ofSteps: Float64Array; ofErrors: Float64Array };

const mostDifferences = 8;
const signChanges = 6;

/** The predictors by their index: b − 1 in the bits 0 to 2, bit 3: whether ρ > 0, bit 4: whether a > 0. Stored costs contain these indices. */
export const predictors: readonly Predictor[] = Array.from(
  { length: 4 * mostDifferences },
  (_, index) => {
    const b = 1 + (index & 7);
    const steps = multiplyOut(raise([1, 1], index & 16 ? signChanges : 0), raise([1, -1], b - 1));
    const errors = raise([1, -smoothingOf(index, b)], b);
    return {
      ofSteps: Float64Array.from(steps.slice(1), (weight) => -weight),
      ofErrors: Float64Array.from(index & 8 ? errors.slice(1) : []),
    };
  },
);

/** All ρ are multiples of 1/8, so that their powers are exact. A rough curve, of batches for example, has b = 1, and needs a long average. */
function smoothingOf(index: number, b: number) {
  if ((index & 8) === 0) return 0;
  return b === 1 ? 0.75 : 0.375;
}

/** The indices whose predictors differ from this one in one property, by one step. */
export const similarTo: readonly (readonly number[])[] = predictors.map((_, index) => {
  const b = index & 7;
  return [
    index ^ 8,
    ...(b > 0 ? [index - 1] : []),
    ...(b < mostDifferences - 1 ? [index + 1] : []),
    index ^ 16,
  ];
});

/** The number of zeros before the first step and the first error, so that each predictor has all its values at the first cost. */
export const zerosBefore = 16;

/** Returns the prediction of the step at `i`, a whole number. */
export function predictStep(
  { ofSteps, ofErrors }: Predictor,
  steps: Float64Array,
  errors: Float64Array,
  i: number,
): number {
  let bySteps = 0;
  let byErrors = 0;
  for (let j = 0; j < ofSteps.length; j++) {
    bySteps += (ofSteps[j] as number) * (steps[i - 1 - j] as number);
  }
  for (let j = 0; j < ofErrors.length; j++) {
    byErrors += (ofErrors[j] as number) * (errors[i - 1 - j] as number);
  }
  return Math.round(bySteps + byErrors);
}

/** Polynomials are lists of coefficients, the constant first. */
function raise(polynomial: readonly number[], power: number): number[] {
  let product = [1];
  for (let k = 0; k < power; k++) product = multiplyOut(product, polynomial);
  return product;
}

function multiplyOut(a: readonly number[], b: readonly number[]): number[] {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) product[i + j] = (product[i + j] as number) + x * y;
  }
  return product;
}
