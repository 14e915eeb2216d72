/** The kernel `addStart` in scalar TypeScript, in place: P and start (units, rows), biases (units). */
export function addStart(
  P: Float64Array,
  { start, scale, biases }: { start: Float64Array; scale: number; biases: Float64Array },
): void {
  const rows = P.length / biases.length;
  for (let at = 0; at < P.length; at++) {
    const bias = biases[Math.floor(at / rows)] as number;
    P[at] = (P[at] as number) + (scale * (start[at] as number) + bias);
  }
}

/** The kernel `scaleGradient` in scalar TypeScript, in place; all arrays (n). */
export function scaleGradient(
  gradient: Float64Array,
  { gain, offset, total }: { gain: Float64Array; offset: Float64Array; total: number },
): void {
  for (let j = 0; j < gradient.length; j++) {
    gradient[j] = (gain[j] as number) * (gradient[j] as number) - (offset[j] as number) * total;
  }
}
