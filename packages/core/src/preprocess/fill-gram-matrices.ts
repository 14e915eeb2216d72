import type { SplitName } from '../load/dataset.ts';
import { type Piece, pieceBounds, reachPiece } from './pieces.ts';
import { type PreparedData, type Slot, takeSlot } from './prepared-data.ts';

/** (1/255)², the scale of a product of two pixels. */
const pixelScale = 1 / (255 * 255);
/** The size of a block in bytes: four rows and a pair of columns, float64. */
const blockBytes = 64;

/** Computes the lower triangle of K = X̃ X̃ᵀ of train, packed as `multiplyPacked` reads it. Uses the first slot as working memory. */
export function fillGram(data: PreparedData): void {
  const triangleAt = (row: number) => data.layout.gram + (row / 4) * (row / 4 + 1) * blockBytes;
  multiplyWithTrain(data, takeSlot(data, 0), 'train', (row, column) => {
    // The columns up to the diagonal, up to the end of its block of four by four.
    return { out: triangleAt(row) + (column / 2) * blockBytes, end: row + 4 };
  });
}

/** Computes the products of test with train, all columns of four rows together. Uses the first slot as working memory. */
export function fillCrossGram(data: PreparedData): void {
  const { crossGram, rows } = data.layout;
  const rectangleAt = (row: number) => crossGram + (row / 4) * (rows / 2) * blockBytes;
  multiplyWithTrain(data, takeSlot(data, 0), 'test', (row, column) => {
    return { out: rectangleAt(row) + (column / 2) * blockBytes, end: rows };
  });
}

/** Returns the address for the products of four rows with the columns from `column`, and the first column to leave out. */
type Place = (row: number, column: number) => { out: number; end: number };

/** Multiplies the rows of a split with the rows of train, piece by piece. */
function multiplyWithTrain(data: PreparedData, slot: Slot, split: SplitName, placeOf: Place) {
  for (const rowBounds of pieceBounds(data, split)) {
    const rows = reachPiece(data, slot, split, rowBounds);
    for (const columnBounds of pieceBounds(data, 'train')) {
      // K is symmetric, so the columns above the diagonal are left out.
      if (split === 'train' && columnBounds.from >= rowBounds.to) break;
      const columns = reachPiece(data, slot, 'train', { ...columnBounds, window: 1 });
      multiplyPieces(data, slot, rows, columns, placeOf);
    }
  }
}

function multiplyPieces(
  { preprocessing, layout }: PreparedData,
  { kernels }: Slot,
  rows: Piece,
  columns: Piece,
  placeOf: Place,
) {
  const { stride, gain, offset } = layout;
  for (let row = rows.from; row < rows.to; row += 4) {
    const { out, end } = placeOf(row, columns.from);
    const pairs = (Math.min(end, columns.from + columns.rows) - columns.from) / 2;
    if (pairs <= 0) continue;
    const at = rows.at + (row - rows.from) * stride;
    if (preprocessing === 'divide255') {
      kernels.gramOfPixels(at, columns.at, pairs, stride, pixelScale, out);
    } else {
      kernels.gramOfFeatures(at, columns.at, pairs, stride, gain, offset, out);
    }
  }
}
