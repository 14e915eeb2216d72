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

/**
 * z = shift + X v for all images of both splits. The images of a part are not next to each other in the memory. So the function multiplies all images
 * of the whole in place, without copies, and picks the products of the part. The whole has as many images as the part with its held-out ones.
 */
export function multiplySplits(
  data: PreparedData,
  slot: Slot,
  shift: number,
): Record<SplitName, Float64Array> {
  const { picked, layout, mTest } = data;
  if (picked === undefined || layout.images === undefined) {
    const train = multiplySplit(data, slot, 'train', shift).slice();
    return { train, test: multiplySplit(data, slot, 'test', shift).slice() };
  }
  const heldOut = picked.validation.length;
  const sizes = { m: picked.train.length + heldOut, mTest: mTest - heldOut };
  const whole: PreparedData = { ...data, ...sizes, picked: undefined };
  const ofTrain = multiplySplit(whole, slot, 'train', shift).slice();
  const at = (i: number) => ofTrain[i] as number;
  const test = new Float64Array(mTest);
  test.set(Float64Array.from(picked.validation, at));
  test.set(multiplySplit(whole, slot, 'test', shift), heldOut);
  return { train: Float64Array.from(picked.train, at), test };
}
