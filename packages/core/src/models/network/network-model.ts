import { encodeArrays } from '../../numerics/encode-arrays.ts';
import type { FormName } from '../../preprocess/choose-form.ts';
import type { Activation } from './network-params.ts';

/** The numbers of all layers of a network, row by row: weights (n_l, n_{l−1}) and biases (n_l). */
export type NetworkModel = {
  form: FormName;
  /** The sizes of the hidden layers. */
  layers: readonly number[];
  activation: Activation;
  /** In the Gram form W₁ = scale · randn(n_1, n) + T X̃, with the generator of `seed`, and T (n_1, m) is in `first`. */
  seed: number;
  scale: number;
  /** T (n_1, m) in the Gram form, W₁ (n_1, n) in the direct form. */
  first: Float64Array;
  /** The weights of the layers above the first one. */
  upper: readonly Float64Array[];
  /** The biases of all layers. The last one has one number for each output. */
  biases: readonly Float64Array[];
};

export function encodeNetwork({ first, upper, biases, ...header }: NetworkModel): Uint8Array {
  return encodeArrays(header, [first, ...upper, ...biases]);
}

export const isNetworkHeader = (header: unknown): header is Header =>
  Array.isArray((header as Partial<Header>).layers);

type Header = Omit<NetworkModel, 'first' | 'upper' | 'biases'>;

export function networkOf(header: Header, arrays: readonly Float64Array[]): NetworkModel {
  const { form, layers, activation, seed, scale } = header;
  const [first = new Float64Array(0), ...others] = arrays;
  return {
    ...{ form, layers, activation, seed, scale, first },
    upper: others.slice(0, layers.length),
    biases: others.slice(layers.length),
  };
}
