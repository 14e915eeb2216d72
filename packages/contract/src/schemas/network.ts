// The hyperparameters of a network: the sizes of its hidden layers, their activation, and how its weights begin. A model without a hidden
// layer is the unit of the article.
import type { RunSpec } from '@sweepq/core';
import { z } from 'zod';
import { expected } from './rules.ts';

const maxLayers = 8;
/** The most units of a hidden layer. */
export const mostUnits = 1024;

const aSize = expected(`a whole number from 1 to ${mostUnits}`);
const sizeOrSizes = expected(`a whole number from 1 to ${mostUnits}, or a list of them`);
const someLayers = expected(
  'a list of layer sizes, such as [20, 7, 5], or a list of such lists, such as [[], [7]]',
);
const aText = expected('the sizes of layers, such as 20-7-5, or none');

const size = z.number(aSize).int(aSize).min(1, aSize).max(mostUnits, aSize);
/** The sizes of the hidden layers of one network, from the features on. */
export const layerSizes = z
  .array(size, sizeOrSizes)
  .max(maxLayers, expected(`a list of at most ${maxLayers} layer sizes`));

/** The hidden layers as a text: `20-7-5`, or `none`. Plans, tables, filters and names of files have this form. */
export const layersText = z.string(aText).regex(/^(none|[1-9]\d{0,3}(-[1-9]\d{0,3}){0,7})$/, aText);

export const noLayers = 'none';

/** Returns the text of hidden layers. */
export const textOfLayers = (sizes: readonly number[]): string =>
  sizes.length === 0 ? noLayers : sizes.join('-');

/** Returns the hidden layers of a text. */
export const layersOfText = (text: string): number[] =>
  text === noLayers ? [] : text.split('-').map(Number);

type NetworkParams = NonNullable<RunSpec['network']>;

/** Objects, because TypeScript then checks that every word of the engine is listed. */
const namedActivations = { relu: 'relu', tanh: 'tanh', sigmoid: 'sigmoid' } as const satisfies {
  [Name in NetworkParams['activation']]: Name;
};
const namedInitializations = {
  normal: 'normal',
  lecun: 'lecun',
  he: 'he',
  xavier: 'xavier',
} as const satisfies { [Name in NetworkParams['initialization']]: Name };

/** The order of hidden layers in a sort: by their number, then by their sizes. */
export function compareLayers(a: string, b: string): number {
  const [ofA, ofB] = [layersOfText(a), layersOfText(b)];
  if (ofA.length !== ofB.length) return ofA.length - ofB.length;
  const at = ofA.findIndex((size, l) => size !== ofB[l]);
  return at === -1 ? 0 : (ofA[at] as number) - (ofB[at] as number);
}

export const activations = Object.values(namedActivations);
export const activation = z.enum(namedActivations, expected('"relu", "tanh" or "sigmoid"'));

export const initializations = Object.values(namedInitializations);
export const initialization = z.enum(
  namedInitializations,
  expected('"normal", "lecun", "he" or "xavier"'),
);

/** The hidden layers of a run. A run without them, and with the initialization `normal`, trains the unit. */
export const network = z.strictObject({
  layers: layerSizes.readonly(),
  activation,
  initialization,
});

/** The axis `layers` as a user writes it: one list of sizes, or a list of lists. */
export const layersAxis = z
  .array(z.union([size, layerSizes], sizeOrSizes), someLayers)
  .superRefine((layers, context) => {
    const refuse = (message: string, got: string) =>
      context.addIssue({ code: 'custom', message, params: { got } });
    const lists = layers.filter(Array.isArray);
    if (lists.length === 0) {
      if (layers.length <= maxLayers) return;
      refuse(`to be a list of at most ${maxLayers} layer sizes`, `${layers.length} sizes`);
    } else if (lists.length < layers.length) {
      refuse('to be a list of layer sizes or a list of lists, not both', 'both');
    } else if (new Set(lists.map(textOfLayers)).size < lists.length) {
      refuse('to be a list of different values', 'a value twice');
    }
  })
  .meta({
    description:
      'The sizes of the hidden layers, from the features on: a list such as [20, 7, 5], or a list of different lists such as [[], [7]]. An empty list has no hidden layer.',
    examples: [
      [20, 7, 5],
      [[], [7], [20, 7, 5]],
    ],
  });

/** Returns the texts of the axis `layers`. */
export const textsOfAxis = (layers: readonly (number | readonly number[])[]): string[] =>
  isOneNetwork(layers) ? [textOfLayers(layers)] : (layers as number[][]).map(textOfLayers);

const isOneNetwork = (layers: readonly (number | readonly number[])[]): layers is number[] =>
  layers.every((each) => typeof each === 'number');
