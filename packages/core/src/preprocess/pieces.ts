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
  const { layout, n, outside } = data;
  const rows = 4 * Math.ceil((to - from) / 4);
  if (layout.images !== undefined || outside === undefined) {
    const first = layout.images?.[split] ?? 0;
    return { from, to, rows, at: first + from * layout.stride };
  }
  const at = slot.at.pieces + window * layout.windowRows * layout.stride;
  const target = new Uint8Array(slot.memory.buffer, at, rows * layout.stride);
  copyImages(outside[split].subarray(from * n, to * n), n, target, layout.stride);
  return { from, to, rows, at };
}

/** All pieces of a split, in order. The bounds of the pieces are the same for images inside and outside the memory. */
export function* pieceBounds({ m, mTest, layout }: PreparedData, split: SplitName) {
  const count = split === 'train' ? m : mTest;
  for (let from = 0; from < count; from += layout.pieceRows) {
    yield { from, to: Math.min(from + layout.pieceRows, count) };
  }
}

/** Reaches all pieces of a split, one after the other. */
export function* reachPieces(data: PreparedData, slot: Slot, split: SplitName): Generator<Piece> {
  for (const bounds of pieceBounds(data, split)) yield reachPiece(data, slot, split, bounds);
}

/** Copies the train images with these indices to the address `at`, at most `most` of them at a time. `from` and `to` of a piece count the indices. */
export function* gatherPieces(
  data: PreparedData,
  slot: Slot,
  indices: Int32Array,
  { at, most }: { at: number; most: number },
): Generator<Piece> {
  for (let from = 0; from < indices.length; from += most) {
    const to = Math.min(from + most, indices.length);
    gatherImages(data, slot, indices.subarray(from, to), at);
    yield { from, to, rows: 4 * Math.ceil((to - from) / 4), at };
  }
}

/** Copies the train images with these indices to rows of `stride` bytes. The padding of a row keeps its bytes. */
function gatherImages(
  { layout, n, outside }: PreparedData,
  { memory }: Slot,
  indices: Int32Array,
  at: number,
) {
  const { stride, images } = layout;
  const isInside = images !== undefined || outside === undefined;
  const source = isInside ? new Uint8Array(memory.buffer, images?.train ?? 0) : outside.train;
  const distance = isInside ? stride : n;
  const target = new Uint8Array(memory.buffer, at, indices.length * stride);
  for (let k = 0; k < indices.length; k++) {
    const from = (indices[k] as number) * distance;
    target.set(source.subarray(from, from + n), k * stride);
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
