import type { SplitName } from '../load/dataset.ts';
import type { PreparedData, Slot } from './prepared-data.ts';

/** The images `from` to `to` − 1, at an address, in `rows` rows. Rows without an image are 0. */
export type Piece = { from: number; to: number; rows: number; at: number };

/** Returns a piece of a split in the memory of the kernels: in place, or copied into a window of the slot. */
export function reachPiece(
  data: PreparedData,
  slot: Slot,
  split: SplitName,
  { from, to, window = 0 }: { from: number; to: number; window?: 0 | 1 },
): Piece {
  const { layout, picked } = data;
  const { images, stride } = layout;
  const count = to - from;
  const rows = 4 * Math.ceil(count / 4);
  if (images !== undefined && picked === undefined) {
    return { from, to, rows, at: images[split] + from * stride };
  }
  const at = slot.at.pieces + window * layout.windowRows * stride;
  const target = new Uint8Array(slot.memory.buffer, at, rows * stride);
  if (images !== undefined && split === 'train') {
    const indices = layout.picked + from * Int32Array.BYTES_PER_ELEMENT;
    slot.kernels.gatherImages(images.train, indices, count, stride, at);
  } else {
    const imageOf = findImages(data, split);
    for (let i = from; i < to; i++) writeImage(imageOf(i), target, (i - from) * stride, stride);
  }
  target.fill(0, count * stride);
  return { from, to, rows, at };
}

/** All pieces of a split, in order. The bounds of the pieces are the same for images inside and outside the memory. */
export function* pieceBounds({ m, mTest, layout }: PreparedData, split: SplitName) {
  const count = split === 'train' ? m : mTest;
  for (let from = 0; from < count; from += layout.pieceRows) {
    yield { from, to: Math.min(from + layout.pieceRows, count) };
  }
}

/** Yields all pieces of a split in order, each in the memory of the kernels. */
export function* reachPieces(data: PreparedData, slot: Slot, split: SplitName): Generator<Piece> {
  for (const bounds of pieceBounds(data, split)) yield reachPiece(data, slot, split, bounds);
}

/**
 * Copies the train images with these indices to the address `at`, at most `most` of them at a time. `from` and `to` of a piece count the indices.
 * `indicesAt` is the address of a copy of the indices. If the data is a part of a whole, the function overwrites the copy with the indices of the whole.
 * The padding of a row is 0. If the images are outside the memory, the padding keeps its bytes.
 */
export function* gatherPieces(
  data: PreparedData,
  slot: Slot,
  indices: Int32Array,
  { at, most, indicesAt }: { at: number; most: number; indicesAt: number },
): Generator<Piece> {
  const { images, stride } = data.layout;
  const { buffer } = slot.memory;
  const { train: picked } = data.picked ?? {};
  for (let from = 0; from < indices.length; from += most) {
    const to = Math.min(from + most, indices.length);
    const some = indices.subarray(from, to);
    if (images !== undefined) {
      const first = indicesAt + from * Int32Array.BYTES_PER_ELEMENT;
      // The images of a part are those of the whole, under other indices.
      if (picked) new Int32Array(buffer, first, to - from).set(some.map((i) => picked[i] ?? i));
      slot.kernels.gatherImages(images.train, first, to - from, stride, at);
    } else {
      const imageOf = findImages(data, 'train');
      const target = new Uint8Array(buffer, at, (to - from) * stride);
      for (const [k, i] of some.entries()) target.set(imageOf(i), k * stride);
    }
    yield { from, to, rows: 4 * Math.ceil((to - from) / 4), at };
  }
}

/** Copies images of n pixels to rows of `stride` bytes, padded with 0. */
export function copyImages(images: Uint8Array, n: number, target: Uint8Array, stride: number) {
  target.fill(0);
  if (stride === n) {
    target.set(images);
    return;
  }
  for (let i = 0; i * n < images.length; i++) {
    target.set(images.subarray(i * n, (i + 1) * n), i * stride);
  }
}

/** Returns a function that finds the pixels of image i of a split. */
function findImages(
  { layout, memory, n, outside, picked }: PreparedData,
  split: SplitName,
): (i: number) => Uint8Array {
  const { images, stride } = layout;
  const pixelsOf = (of: SplitName) =>
    images === undefined
      ? (outside?.[of] ?? new Uint8Array(0))
      : new Uint8Array(memory.buffer, images[of]);
  const distance = images === undefined ? n : stride;
  const [train, test] = [pixelsOf('train'), pixelsOf('test')];
  const at = (pixels: Uint8Array, k: number) => pixels.subarray(k * distance, k * distance + n);
  const { train: trained, validation } = picked ?? {};
  const heldOut = validation?.length ?? 0;
  if (split === 'train') return (i) => at(train, trained?.[i] ?? i);
  // The images that are only measured are the held-out ones, then those of the test file.
  return (i) => (i < heldOut ? at(train, validation?.[i] ?? i) : at(test, i - heldOut));
}

/** Copies the pixels of an image to a row, and pads the row with 0. */
function writeImage(image: Uint8Array, target: Uint8Array, at: number, stride: number) {
  target.set(image, at);
  if (image.length < stride) target.fill(0, at + image.length, at + stride);
}
