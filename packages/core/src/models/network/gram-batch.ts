// The first layer in example space on a batch: the products of T with some rows of K.
import { float64sAt } from '../../preprocess/prepared-data.ts';
import { addressIn, type NetworkState } from './network-state.ts';
import type { Batch } from './take-batch.ts';

const float64 = Float64Array.BYTES_PER_ELEMENT;

type SomeImages = Batch & { indices: Int32Array };

/** Writes T K_B, the products with the rows of K of the batch, to the first plane: 2bmh operations for b images, and a copy of the rows. */
export function multiplySomeRows(state: NetworkState, { count, rows }: Batch): void {
  const { data, slot, layout, shape, at } = state;
  const { kernels, memory } = slot;
  const { batch, places, activations } = layout;
  const [{ units }] = shape.layers;
  const plane = float64sAt(memory, at + activations[0], units * rows);
  for (let from = 0; from < rows; from += batch.pieceRows) {
    const ofPiece = Math.min(batch.pieceRows, rows - from);
    const copied = [
      at + batch.indices + from * Int32Array.BYTES_PER_ELEMENT,
      Math.min(ofPiece, count - from),
      data.layout.rows,
      at + batch.piece,
    ] as const;
    kernels.gatherRows(data.layout.gram, ...copied);
    const coefficients = addressIn(state, 'parameters', places[0].weights);
    const isWhole = ofPiece === rows;
    const out = isWhole ? at + activations[0] : at + batch.products;
    const sizes = [units, ofPiece, data.layout.rows] as const;
    kernels.multiplyRectangle(at + batch.piece, coefficients, out, ...sizes);
    for (let u = 0; u < units && !isWhole; u++) {
      plane.set(float64sAt(memory, out + u * ofPiece * float64, ofPiece), u * rows + from);
    }
  }
}

/**
 * Writes T K of all images to the products of the batch, and copies those of the batch to the first plane. The penalty needs all products for
 * ‖W₁‖², so an iteration takes as long as one of all images.
 */
export function multiplyAllRows(state: NetworkState, { indices, rows }: SomeImages): number {
  const { data, slot, layout, shape, at } = state;
  const [{ units }] = shape.layers;
  const products = at + layout.batch.products;
  const coefficients = addressIn(state, 'parameters', layout.places[0].weights);
  const { gram, rows: allRows } = data.layout;
  slot.kernels.multiplyPackedMany(gram, coefficients, products, units, allRows);
  const all = float64sAt(slot.memory, products, units * allRows);
  const plane = float64sAt(slot.memory, at + layout.activations[0], units * rows).fill(0);
  for (let u = 0; u < units; u++) {
    for (let k = 0; k < indices.length; k++) {
      plane[u * rows + k] = all[u * allRows + (indices[k] as number)] as number;
    }
  }
  return products;
}

/** Adds γ W₀ X̃ᵀ + b₁ to the first plane, as the kernel `addStart` does for all images. */
export function addStartOfSome(state: NetworkState, { indices, rows }: SomeImages): void {
  const { data, slot, layout, shape, at, numbers } = state;
  const [{ units }] = shape.layers;
  const [scale = 0] = numbers;
  const allRows = data.layout.rows;
  const start = float64sAt(slot.memory, at + layout.start, units * allRows);
  const plane = float64sAt(slot.memory, at + layout.activations[0], units * rows);
  for (let u = 0; u < units; u++) {
    const bias = numbers[layout.places[0].biases + u] as number;
    for (let k = 0, to = u * rows; k < indices.length; k++, to++) {
      const first = start[u * allRows + (indices[k] as number)] as number;
      plane[to] = (plane[to] as number) + (scale * first + bias);
    }
  }
}

/** Writes the deltas of the batch as the gradient of T: 0 for all other images. */
export function scatterDeltas(
  { data, slot, layout, shape, at, gradient }: NetworkState,
  indices: Int32Array,
  rows: number,
): void {
  const [{ units }] = shape.layers;
  const allRows = data.layout.rows;
  const { weights } = layout.places[0];
  const deltas = float64sAt(slot.memory, at + layout.deltas[0], units * rows);
  gradient.fill(0, weights, weights + units * allRows);
  for (let u = 0; u < units; u++) {
    for (let k = 0; k < indices.length; k++) {
      gradient[weights + u * allRows + (indices[k] as number)] = deltas[u * rows + k] as number;
    }
  }
}
