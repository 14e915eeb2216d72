// If a part and the whole convert pixels into features in the same way, each number of the part's Gram matrices is in those of the whole.
import { float64sAt, type Picked, type PreparedData } from './prepared-data.ts';

/** The numbers of a block: four rows and a pair of columns, float64. */
const blockLength = 8;

/**
 * Copies K of the picked train images, packed as `fillGram` does, and the products of the held-out images and of test with them. Exact: a
 * product of two images does not depend on the other images. The rows of padding stay 0.
 * Cost: one read of each number, m²/2 + mTest m.
 */
export function gatherGramMatrices(whole: PreparedData, part: PreparedData, picked: Picked): void {
  const from = packedGram(whole);
  const to = packedGram(part);
  const sources = Array.from(picked.train, columnAt);
  for (let i = 0; i < part.m; i++) {
    const row = picked.train[i] as number;
    copyColumns(from, triangleAt(row), sources, i + 1, to, triangleAt(i));
    // The block of four by four on the diagonal is stored whole, and K is symmetric.
    for (let j = i + 1; j < Math.min(4 * (i >> 2) + 4, part.m); j++) {
      const other = triangleAt(picked.train[j] as number) + columnAt(row);
      to[triangleAt(i) + columnAt(j)] = from[other] as number;
    }
  }
  gatherCrossGram(whole, part, picked, sources);
}

/** Copies both Gram matrices from the same dataset in another memory. */
export function copyGramMatrices(from: PreparedData, to: PreparedData): void {
  packedGram(to).set(packedGram(from));
  crossGram(to).set(crossGram(from));
}

function gatherCrossGram(
  whole: PreparedData,
  part: PreparedData,
  picked: Picked,
  sources: readonly number[],
) {
  const ofTrain = packedGram(whole);
  const ofTest = crossGram(whole);
  const to = crossGram(part);
  const heldOut = picked.validation.length;
  for (const [i, row] of picked.validation.entries()) {
    // K is stored as a lower triangle: the products with earlier images are in the row of this image, those with later images in their rows.
    const before = countBelow(picked.train, row);
    const out = rectangleAt(part, i);
    copyColumns(ofTrain, triangleAt(row), sources, before, to, out);
    for (let j = before; j < part.m; j++) {
      const other = triangleAt(picked.train[j] as number) + columnAt(row);
      to[out + columnAt(j)] = ofTrain[other] as number;
    }
  }
  for (let i = 0; i < whole.mTest; i++) {
    const out = rectangleAt(part, heldOut + i);
    copyColumns(ofTest, rectangleAt(whole, i), sources, part.m, to, out);
  }
}

/** Copies the numbers of a row at the first `count` of these columns to the columns 0 … count − 1. */
function copyColumns(
  from: Float64Array,
  row: number,
  sources: readonly number[],
  count: number,
  to: Float64Array,
  out: number,
) {
  for (let j = 0; j < count; j++) {
    to[out + columnAt(j)] = from[row + (sources[j] as number)] as number;
  }
}

const packedGram = ({ memory, layout: { gram, rows } }: PreparedData) =>
  float64sAt(memory, gram, blockLength * (rows / 4) * (rows / 4 + 1));

const crossGram = ({ memory, layout }: PreparedData) =>
  float64sAt(memory, layout.crossGram, layout.rows * layout.testRows);

/** Where a row starts in the packed triangle, and in the products with train. */
const triangleAt = (row: number) => blockLength * (row >> 2) * ((row >> 2) + 1) + 2 * (row & 3);
const rectangleAt = ({ layout }: PreparedData, row: number) =>
  4 * layout.rows * (row >> 2) + 2 * (row & 3);

/** Where a column is in its row. */
const columnAt = (column: number) => blockLength * (column >> 1) + (column & 1);

/** The number of indices that are smaller than `index`, which is not one of them. */
function countBelow(indices: Uint32Array, index: number): number {
  const first = indices.findIndex((each) => each > index);
  return first < 0 ? indices.length : first;
}
