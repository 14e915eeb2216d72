import { decodeArrays } from '../numerics/encode-arrays.ts';
import {
  encodeNetwork,
  isNetworkHeader,
  type NetworkModel,
  networkOf,
} from './network/network-model.ts';
import { encodeUnit, type UnitModel, unitOf } from './unit/unit-model.ts';

/** A trained model. A network has `layers`, the article's unit has none. */
export type Model = UnitModel | NetworkModel;

export const isNetworkModel = (model: Model): model is NetworkModel => 'layers' in model;

/** The bias of the article's unit. Null for a network, which has a bias for each unit of each layer. */
export const biasOf = (model: Model): number | null => (isNetworkModel(model) ? null : model.bias);

/** Throws a TypeError for a network. */
export function asUnit(model: Model): UnitModel {
  if (isNetworkModel(model)) throw new TypeError('Expected the model of a unit, got a network.');
  return model;
}

export const encodeModel = (model: Model): Uint8Array =>
  isNetworkModel(model) ? encodeNetwork(model) : encodeUnit(model);

/** Decodes the bytes of `encodeModel`. For other bytes it throws an error of any class. */
export function decodeModel(bytes: Uint8Array): Model {
  const { header, arrays } = decodeArrays(bytes);
  return isNetworkHeader(header) ? networkOf(header, arrays) : unitOf(header, arrays);
}
