import { exp } from '../numerics/exp.ts';
import { ln } from '../numerics/ln.ts';
import { float64sAt, type Slot } from '../preprocess/prepared-data.ts';

/**
 * The mean cross-entropy of logits (m) and labels 0 or 1 (m), m ≥ 1: 1/m Σ (softplus(z) − y z). With more classes, the logits are (m, classes),
 * and it is 1/m Σ (ln Σ_c e^z_c − z_y). It has the same bits on every machine. Overwrites the slot's `work`.
 */
export function meanCost(slot: Slot, logits: Float64Array, labels: Uint8Array): number {
  return logits.length === labels.length
    ? meanOfTwo(slot, logits, labels)
    : meanOfMany(logits, labels);
}

function meanOfTwo({ kernels, memory, at }: Slot, logits: Float64Array, labels: Uint8Array) {
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

function meanOfMany(logits: Float64Array, labels: Uint8Array): number {
  const classes = logits.length / labels.length;
  let sum = 0;
  for (const [i, label] of labels.entries()) {
    const ofExample = logits.subarray(i * classes, (i + 1) * classes);
    const highest = Math.max(...ofExample);
    let total = 0;
    for (const z of ofExample) total += exp(z - highest);
    sum += ln(total) + highest - (ofExample[label] as number);
  }
  return sum / labels.length;
}
