import { float64sAt, type Slot } from '../preprocess/prepared-data.ts';

/**
 * The mean cross-entropy 1/m Σ (softplus(z) − y z) of logits and labels 0 or 1, both (m), m ≥ 1. The kernel that computes
 * the cost of a run computes it, so it has the same bits on every machine. Overwrites the slot's `work`.
 */
export function meanCost({ kernels, memory, at }: Slot, logits: Float64Array, labels: Uint8Array) {
  const count = labels.length;
  const rows = 4 * Math.ceil(count / 4);
  const bytes = rows * Float64Array.BYTES_PER_ELEMENT;
  const sums = at.work;
  const z = sums + 64;
  const y = z + bytes;
  const residuals = y + bytes;
  float64sAt(memory, sums, 2).fill(0);
  float64sAt(memory, z, rows).fill(0).set(logits);
  // Padded rows have the label ½ and the logit 0, which add nothing.
  float64sAt(memory, y, rows).fill(0.5).set(labels);
  kernels.residuals(z, y, residuals, 16, rows, 2 ** (count - rows), sums);
  return (float64sAt(memory, sums, 2)[1] as number) / count;
}
