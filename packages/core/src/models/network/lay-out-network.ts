import type { FormName } from '../../preprocess/choose-form.ts';
import { planMemory } from '../../preprocess/plan-memory.ts';
import type { PreparedData } from '../../preprocess/prepared-data.ts';
import type { DescentParams } from '../descent-params.ts';
import { batchSizeOf } from './create-batches.ts';
import { type BatchLayout, layOutBatch } from './lay-out-batch.ts';
import { mapLayers, type NetworkShape, type PerLayer } from './network-shape.ts';

/** The numbers of one layer, counted in float64 from the start of the parameters. */
export type LayerPlace = { weights: number; biases: number };

/**
 * Where a run of a network has its numbers, in bytes from the start of its area. Parameters, velocity and gradient have the
 * same order: first all numbers with a penalty, which are the scale of the starting weights and the weights of all layers,
 * then the biases. In the Gram form, the coefficients of the first layer take the place of its weights.
 */
export type NetworkLayout = {
  /** The number of float64 in all parameters, and in those with a penalty. */
  span: number;
  penalised: number;
  places: PerLayer<LayerPlace>;
  parameters: number;
  /** The velocity with momentum, or the two moments of Adam. */
  velocity: number;
  /** The number of float64 in the parameters and their velocity or moments. */
  count: number;
  gradient: number;
  /** A copy of these numbers. */
  snapshot: number;
  /** For each layer the planes (units, rows) of its activations and of its deltas. */
  activations: PerLayer<number>;
  deltas: PerLayer<number>;
  /** Only in the Gram form: the planes W₀ X̃ᵀ of train and of the images that are only measured, at scale 1. */
  start: number;
  measuredStart: number;
  /** Only in the direct form: the digits of the scaled weights of each unit of the first layer. */
  digits: number;
  /** Only in the direct form: pixels and deltas of a pass as digits; see `addRowsMany`. */
  rowDigits: number;
  /** The share of each example in the cost, (rows): the weight of its class / m, and 0 for padded rows. */
  shares: number;
  batch: BatchLayout;
  /** The state of the generator of the starting weights. */
  random: number;
  /** The cross-entropy. */
  sums: number;
  bytes: number;
};

const float64 = 8;
const randomBytes = 4096;
/** The largest number of images of a backward pass over pixels; see `addRows`. */
export const mostRowsPerPass = 128;

/** How many numbers a parameter has: with a velocity 2, with the moments of Adam 3. */
export const numbersEach = ({ momentum, optimization }: DescentParams): number => {
  if (optimization?.optimizer === 'adam') return 3;
  return momentum === 0 ? 1 : 2;
};

export function layOutNetwork(
  data: PreparedData,
  { layers }: NetworkShape,
  form: FormName,
  hyperparameters: DescentParams,
): NetworkLayout {
  const { rows, testRows, stride } = data.layout;
  const [first] = layers;
  const numbers = planNumbers();
  numbers.take(1);
  const weights = mapLayers(layers, ({ units, inputs }, l) =>
    numbers.take(l > 0 ? units * inputs : units * (form === 'gram' ? rows : stride)),
  );
  const penalised = numbers.end();
  const places = mapLayers(layers, ({ units }, l) => ({
    weights: weights[l] as number,
    biases: numbers.take(units),
  }));
  const span = numbers.end();
  const plan = planMemory(0);
  const takeNumbers = (count: number) => plan.take(float64 * count);
  const longest = Math.max(rows, testRows);
  const isGram = form === 'gram';
  const count = numbersEach(hyperparameters) * span;
  const batchSize = batchSizeOf(hyperparameters, data.m);
  const deltaRows = 4 * Math.ceil(batchSize / 4);
  const layout = {
    ...{ span, penalised, places, count },
    parameters: takeNumbers(span),
    velocity: takeNumbers(count - span),
    gradient: takeNumbers(span),
    snapshot: takeNumbers(count),
    activations: mapLayers(layers, ({ units }) => takeNumbers(units * longest)),
    deltas: mapLayers(layers, ({ units }) => takeNumbers(units * deltaRows)),
    start: takeNumbers(isGram ? first.units * rows : 0),
    measuredStart: takeNumbers(isGram ? first.units * testRows : 0),
    digits: plan.take(isGram ? 0 : 6 * stride * first.units),
    rowDigits: plan.take(isGram ? 0 : mostRowsPerPass * (16 + 6 * first.units) + 8 * first.units),
    shares: takeNumbers(rows),
    batch: layOutBatch(data, plan, { form, units: first.units, batchSize, l2: hyperparameters.l2 }),
    random: plan.take(randomBytes),
    sums: takeNumbers(8),
  };
  return { ...layout, bytes: plan.end };
}

/** Returns the places of regions, counted in float64. Each region has a multiple of 8 of them. */
function planNumbers() {
  let end = 0;
  return {
    take(count: number): number {
      const at = end;
      end += 8 * Math.ceil(count / 8);
      return at;
    },
    end: () => end,
  };
}
