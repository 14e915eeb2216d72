// A task of a thread: reads costs at a few iteration counts from cost curves.
import { decodeColumns } from '@sweepq/store/curves';

export type CostsTask = {
  /** The stored curves; null for a run without one. */
  curves: readonly (Uint8Array | null)[];
  /** The iteration counts, ascending. */
  counts: readonly number[];
};

/**
 * Returns the cost after each count of iterations, curve by curve: the cost that the next iteration begins with. NaN if the curve does not have
 * it, because the run ended before, or because a long curve is thinned.
 */
export function costsAt({ curves, counts }: CostsTask): Float64Array {
  const costs = new Float64Array(curves.length * counts.length).fill(Number.NaN);
  for (const [row, curve] of curves.entries()) {
    if (curve === null) continue;
    const bytes = Buffer.from(curve.buffer, curve.byteOffset, curve.byteLength);
    const { at, costs: read } = decodeColumns(bytes);
    for (const [column, count] of counts.entries()) {
      const place = at.length > count && at[count] === count ? count : at.indexOf(count);
      if (place !== -1) costs[row * counts.length + column] = read[place] ?? Number.NaN;
    }
  }
  return costs;
}
