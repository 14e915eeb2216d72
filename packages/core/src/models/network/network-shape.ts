import type { PreparedData } from '../../preprocess/prepared-data.ts';
import type { DescentParams } from '../descent-params.ts';
import { type Activation, activations, type Initialization } from './network-params.ts';

/** One dense layer: `units` × `inputs` weights, and `units` biases. */
export type LayerShape = { units: number; inputs: number };

/** One value for each layer: the hidden layers, then the output layer. */
export type PerLayer<T> = readonly [T, ...T[]];

export type NetworkShape = {
  layers: PerLayer<LayerShape>;
  /** 1 with two classes, else the number of classes. */
  outputs: number;
  activation: Activation;
  initialization: Initialization;
};

export function shapeOf(
  { n, outputs }: Pick<PreparedData, 'n' | 'outputs'>,
  { network }: Pick<DescentParams, 'network'>,
): NetworkShape {
  const { layers: hidden = [], activation = 'relu', initialization = 'normal' } = network ?? {};
  const [first = outputs, ...others] = hidden;
  const sizes: PerLayer<number> = hidden.length > 0 ? [first, ...others, outputs] : [outputs];
  const layers = mapLayers(sizes, (units, l) => ({
    units,
    inputs: l > 0 ? (sizes[l - 1] ?? n) : n,
  }));
  return { layers, outputs, activation, initialization };
}

export const mapLayers = <T, U>(
  layers: PerLayer<T>,
  of: (layer: T, l: number) => U,
): PerLayer<U> => {
  const [first, ...upper] = layers;
  return [of(first, 0), ...upper.map((layer, k) => of(layer, k + 1))];
};

/** The number of an activation in the kernels `activate` and `derive`. */
export const kindOf = (activation: Activation): number => activations.indexOf(activation);
