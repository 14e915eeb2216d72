import type { SplitName } from '../load/dataset.ts';
import { pieceBounds, reachPiece } from '../preprocess/pieces.ts';
import { float64sAt, type PreparedData, type Slot } from '../preprocess/prepared-data.ts';

/** Writes gain ∘ w to the slot's `scaled`; returns offset · w and ‖w‖². */
export function scaleWeights({ layout }: PreparedData, slot: Slot, weights: number) {
  const { gain, offset, stride } = layout;
  const { scaled, sums } = slot.at;
  slot.kernels.scaleWeights(weights, gain, offset, stride, scaled, sums + 16);
  const [, , shift = 0, squaredNorm = 0] = float64sAt(slot.memory, sums, 4);
  return { shift, squaredNorm };
}

/** z = shift + X v for all images of a split, where v is the slot's `scaled`. The view is valid until the next call. */
export function multiplySplit(
  data: PreparedData,
  slot: Slot,
  split: SplitName,
  shift: number,
): Float64Array {
  const { kernels, at, memory } = slot;
  const { stride } = data.layout;
  const exponent = kernels.digitsOfFeatures(at.scaled, stride, at.work);
  for (const bounds of pieceBounds(data, split)) {
    const piece = reachPiece(data, slot, split, bounds);
    const z = at.start + bounds.from * Float64Array.BYTES_PER_ELEMENT;
    kernels.multiplyRows(piece.at, piece.rows, stride, at.work, exponent, shift, z);
  }
  return float64sAt(memory, at.start, split === 'train' ? data.m : data.mTest);
}
