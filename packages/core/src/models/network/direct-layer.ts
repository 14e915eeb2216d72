import { scaleWeights } from '../../predict/multiply-split.ts';
import { gatherPieces, type Piece, reachPieces } from '../../preprocess/pieces.ts';
import type { FirstLayer } from './first-layer.ts';
import { mostRowsPerPass } from './lay-out-network.ts';
import { addressIn, type NetworkState } from './network-state.ts';
import { startingFactor } from './starting-factor.ts';
import type { Batch } from './take-batch.ts';

const float64 = Float64Array.BYTES_PER_ELEMENT;

/**
 * The first layer in weight space: W₁ is in the parameters, a row of `stride` numbers for each unit. An iteration reads all pixels
 * twice, and takes 4mnh operations for h units. As in the form of the unit, the weights are scaled, and not the pixels.
 */
export const directLayer: FirstLayer = {
  form: 'direct',

  init(state) {
    const { data, slot, shape, layout, at, hyperparameters } = state;
    const factor = startingFactor(shape, 0, hyperparameters.initScale);
    const random = at + layout.random;
    slot.kernels.seedRandn(hyperparameters.seed, random);
    for (let u = 0; u < shape.layers[0].units; u++) {
      slot.kernels.continueRandn(factor, random, weightsAt(state, u), data.n);
    }
  },

  restore: () => undefined,

  forward(state, batch, shouldStop) {
    const scaled = scaleUnits(state);
    const pieces = piecesOf(state, batch);
    if (!multiplyImages(state, scaled, pieces, batch.rows, shouldStop)) return undefined;
    return scaled.squaredNorm;
  },

  forwardMeasured(state) {
    const { data, slot } = state;
    const pieces = reachPieces(data, slot, 'test');
    multiplyImages(state, scaleUnits(state), pieces, data.layout.testRows, () => false);
  },

  deltasAt: ({ at, layout }) => at + layout.deltas[0],

  backward(state, batch, shouldStop) {
    const { data, slot, shape, layout, at, gradient } = state;
    const { kernels } = slot;
    const { stride } = data.layout;
    const [{ units }] = shape.layers;
    const { weights, biases } = layout.places[0];
    gradient.fill(0, weights, weights + units * stride);
    for (const piece of piecesAgain(state, batch)) {
      if (shouldStop()) return false;
      for (const { from, count } of passesOf(piece)) {
        const images = [piece.at + from * stride, count, stride] as const;
        const deltas = at + layout.deltas[0] + (piece.from + from) * float64;
        const sums = addressIn(state, 'gradient', weights);
        const work = at + layout.rowDigits;
        // The copies that several units share would make one unit slower.
        if (units === 1) kernels.addRows(...images, deltas, work, sums);
        else kernels.addRowsMany(...images, deltas, batch.rows, units, work, sums);
      }
    }
    const { gain, offset } = data.layout;
    for (let u = 0; u < units; u++) {
      // The gradient of a bias is the sum of the deltas of its unit.
      const total = gradient[biases + u] as number;
      const of = addressIn(state, 'gradient', weights + u * stride);
      kernels.scaleGradient(of, gain, offset, total, stride);
    }
    return true;
  },

  length: ({ n }) => n,
  stride: ({ layout }) => layout.stride,
};

type ScaledUnits = { exponents: number[]; shifts: number[]; squaredNorm: number };

/** Stores gain ∘ w of each unit as digits. The logit of an image x is then x · (gain ∘ w) + shift, with shift = b − offset · w. */
function scaleUnits(state: NetworkState): ScaledUnits {
  const { data, slot, shape, layout, numbers } = state;
  const { stride } = data.layout;
  const exponents: number[] = [];
  const shifts: number[] = [];
  let squaredNorm = 0;
  for (let u = 0; u < shape.layers[0].units; u++) {
    const ofUnit = scaleWeights(data, slot, weightsAt(state, u));
    squaredNorm += ofUnit.squaredNorm;
    shifts.push((numbers[layout.places[0].biases + u] as number) - ofUnit.shift);
    exponents.push(slot.kernels.digitsOfFeatures(slot.at.scaled, stride, digitsAt(state, u)));
  }
  return { exponents, shifts, squaredNorm };
}

/** Writes the pre-activations of the images of all pieces. Returns false if `shouldStop` ended the pass. */
function multiplyImages(
  state: NetworkState,
  { exponents, shifts }: ScaledUnits,
  pieces: Iterable<Piece>,
  rows: number,
  shouldStop: () => boolean,
): boolean {
  const { data, slot, shape, layout, at } = state;
  const { stride } = data.layout;
  for (const piece of pieces) {
    if (shouldStop()) return false;
    for (const { from, count } of passesOf(piece)) {
      const images = [piece.at + from * stride, count, stride] as const;
      for (let u = 0; u < shape.layers[0].units; u++) {
        const scale = [exponents[u] as number, shifts[u] as number] as const;
        const z = at + layout.activations[0] + (u * rows + piece.from + from) * float64;
        slot.kernels.multiplyRows(...images, digitsAt(state, u), ...scale, z);
      }
    }
  }
  return true;
}

/** Divides a piece into passes: their images stay in the level-2 cache of a core while all units read them. */
function* passesOf({ rows }: Piece): Generator<{ from: number; count: number }> {
  for (let from = 0; from < rows; from += mostRowsPerPass) {
    yield { from, count: Math.min(mostRowsPerPass, rows - from) };
  }
}

/** The images of an iteration, piece by piece: those of a batch are copied next to each other. */
function piecesOf({ data, slot, at, layout }: NetworkState, { indices }: Batch): Iterable<Piece> {
  if (indices === undefined) return reachPieces(data, slot, 'train');
  return gatherPieces(data, slot, indices, {
    at: at + layout.batch.piece,
    most: layout.batch.pieceRows,
    indicesAt: at + layout.batch.indices,
  });
}

/** The pieces of `piecesOf` again, later in the same iteration. A batch of one piece is not copied again, because its copy is still in the slot. */
function piecesAgain(state: NetworkState, batch: Batch): Iterable<Piece> {
  const { at, layout } = state;
  if (batch.indices === undefined || batch.rows > layout.batch.pieceRows) {
    return piecesOf(state, batch);
  }
  return [{ from: 0, to: batch.count, rows: batch.rows, at: at + layout.batch.piece }];
}

const weightsAt = (state: NetworkState, u: number) =>
  addressIn(state, 'parameters', state.layout.places[0].weights + u * state.data.layout.stride);

const digitsAt = ({ at, layout, data }: NetworkState, u: number) =>
  at + layout.digits + 6 * u * data.layout.stride;
