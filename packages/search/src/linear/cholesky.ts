// Lower triangular matrices, row after row in one array of n · n numbers. What is above the diagonal is not read.

/**
 * Replaces a symmetric positive definite matrix A (n, n) by L with A = L Lᵀ. Reads the lower triangle only.
 * Returns false if a pivot is not above 0: then A is not positive definite in float64, and the array is half done.
 * Cost: n³ / 6 products. Error: relative to ‖A‖, about n units in the last place (N. Higham, "Accuracy and stability", theorem 10.3).
 */
export function factorise(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let sum = a[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[row + k] as number) * (a[other + k] as number);
      if (j < i) a[row + j] = sum / (a[other + j] as number);
      else if (sum > 0) a[row + j] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Replaces b by x with L x = b. Cost: n² / 2 products. */
export function solveLower(l: Float64Array, b: Float64Array): void {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (l[row + k] as number) * (b[k] as number);
    b[i] = sum / (l[row + i] as number);
  }
}

/** Replaces b by x with Lᵀ x = b. Cost: n² / 2 products, along the rows of L. */
export function solveUpper(l: Float64Array, b: Float64Array): void {
  const n = b.length;
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const x = (b[i] as number) / (l[row + i] as number);
    b[i] = x;
    for (let k = 0; k < i; k++) b[k] = (b[k] as number) - (l[row + k] as number) * x;
  }
}

/** Returns the lower triangle of A⁻¹ = L⁻ᵀ L⁻¹. Cost: n³ / 3 products. */
export function invertFrom(l: Float64Array, n: number): Float64Array {
  // Row j of `columns` is column j of L⁻¹, which begins at j.
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const own = j * n;
    columns[own + j] = 1 / (l[own + j] as number);
    for (let i = j + 1; i < n; i++) {
      const row = i * n;
      let sum = 0;
      for (let k = j; k < i; k++) sum -= (l[row + k] as number) * (columns[own + k] as number);
      columns[own + i] = sum / (l[row + i] as number);
    }
  }
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < n; k++) {
        sum += (columns[i * n + k] as number) * (columns[j * n + k] as number);
      }
      inverse[i * n + j] = sum;
    }
  }
  return inverse;
}
