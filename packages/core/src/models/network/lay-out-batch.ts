import type { FormName } from '../../preprocess/choose-form.ts';
import type { planMemory } from '../../preprocess/plan-memory.ts';
import type { PreparedData } from '../../preprocess/prepared-data.ts';
import type { DescentParams } from '../descent-params.ts';

/** Where a run with mini-batches has the data of a batch, in bytes from the start of its area. All are empty without mini-batches. */
export type BatchLayout = {
  /** The number of rows of a whole batch: its images, padded to a multiple of 4. */
  rows: number;
  /** Labels and shares, (rows) float64, and the indices of the images, (rows) int32. */
  labels: number;
  shares: number;
  indices: number;
  /** In the direct form, `pieceRows` images; in the Gram form without a penalty, `pieceRows` rows of K. A batch with more rows has several pieces. */
  pieceRows: number;
  piece: number;
  /** Only in the Gram form: a plane (units, pieceRows) for the products of a piece, or (units, all rows) with a penalty. */
  products: number;
};

const float64 = 8;
/** This number of bytes of K stays in the level-2 cache of a core while all units use them. */
const gramPieceBytes = 512 * 1024;

export function layOutBatch(
  { m, layout: { rows: allRows, stride, pieceRows: mostImages } }: PreparedData,
  plan: ReturnType<typeof planMemory>,
  of: { form: FormName; units: number; batchSize: number } & Pick<DescentParams, 'l2'>,
): BatchLayout {
  const rows = of.batchSize < m ? 4 * Math.ceil(of.batchSize / 4) : 0;
  const isGram = of.form === 'gram';
  const rowBytes = isGram ? float64 * allRows : stride;
  const most = isGram ? 4 * Math.max(1, Math.floor(gramPieceBytes / (4 * rowBytes))) : mostImages;
  const pieceRows = Math.min(rows, most);
  const isOfAll = isGram && of.l2 !== 0 && rows > 0;
  return {
    ...{ rows, pieceRows },
    labels: plan.take(float64 * rows),
    shares: plan.take(float64 * rows),
    indices: plan.take(4 * rows),
    piece: plan.take(isOfAll ? 0 : pieceRows * rowBytes),
    products: plan.take(isGram ? float64 * of.units * (isOfAll ? allRows : pieceRows) : 0),
  };
}
