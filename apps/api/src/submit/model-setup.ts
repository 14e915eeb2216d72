// The hyperparameters on which the time of an iteration depends most.
import {
  fillSpace,
  type Hyperparameters,
  layersOfText,
  noLayers,
  type Preprocessing,
  plainOptimization,
  textOfLayers,
} from '@sweepq/contract';
import type { ModelParams } from '@sweepq/core';
import { meanOfAxis } from './mean-of-axis.ts';

/**
 * A setup as a text, so that equal setups are equal keys: preprocessing and hidden layers; with an optimization other than that of the article also the
 * optimizer, the batch size, and `penalty` or `plain`.
 */
export type ModelSetup = `${Preprocessing} ${string}`;

/** The part of an optimization that changes the time of an iteration. Undefined: the optimization of the article. */
type Descent = Pick<typeof plainOptimization, 'optimizer' | 'batchSize'> | undefined;

export const setupOf = ({ preprocessing, network, optimization, l2 }: Hyperparameters) =>
  textOfSetup(preprocessing, textOfLayers(network?.layers ?? []), optimization, l2 > 0);

function textOfSetup(
  preprocessing: Preprocessing,
  layers: string,
  descent: Descent,
  hasPenalty: boolean,
): ModelSetup {
  const model: ModelSetup = `${preprocessing} ${layers}`;
  if (descent === undefined) return model;
  return `${model} ${descent.optimizer} ${descent.batchSize} ${hasPenalty ? 'penalty' : 'plain'}`;
}

export type ParsedSetup = {
  preprocessing: Preprocessing;
  /** A text such as `20-7-5`. */
  layers: string;
  /** Hyperparameters with the same number of operations. */
  params: ModelParams;
};

export function parseSetup(setup: ModelSetup): ParsedSetup {
  const words = setup.split(' ') as [Preprocessing, string, string?, string?, string?];
  const [preprocessing, layers, optimizer, batchSize, penalty] = words;
  const params: ModelParams = { l2: penalty === 'penalty' ? 1 : 0 };
  if (layers !== noLayers) {
    const sizes = layersOfText(layers);
    params.network = { layers: sizes, activation: 'relu', initialization: 'lecun' };
  }
  if (optimizer === 'sgd' || optimizer === 'adam') {
    params.optimization = { ...plainOptimization, optimizer, batchSize: Number(batchSize) };
  }
  return { preprocessing, layers, params };
}

type FilledSpace = ReturnType<typeof fillSpace>;

/** Returns the setups of a space, each with the part of the trials that have it if all values are chosen equally often. */
export function setupsOf(space: Parameters<typeof fillSpace>[0]): Map<ModelSetup, number> {
  const filled = fillSpace(space);
  const { preprocessing, layers, l2 } = filled;
  const hasPenalty = Array.isArray(l2) ? l2.some((each) => each > 0) : l2.max > 0;
  const setups = new Map<ModelSetup, number>();
  for (const { descent, share } of descentsOf(filled)) {
    const each = share / preprocessing.length / layers.length;
    for (const name of preprocessing) {
      for (const sizes of layers) setups.set(textOfSetup(name, sizes, descent, hasPenalty), each);
    }
  }
  return setups;
}

type SharedDescent = { descent: Descent; share: number };

/** Returns the different descents of a space. Batch sizes count as one, their mean: the time of an iteration grows in proportion to them. */
function descentsOf(space: FilledSpace): SharedDescent[] {
  const { optimizer, batchSize, schedule, classWeight } = space;
  const sizes = Array.isArray(batchSize) ? batchSize : [meanOfAxis(batchSize)];
  const batches = sizes.filter((size) => size > 0);
  const mean = batches.length > 0 ? meanOfAxis(batches) : 0;
  const ofArticle =
    shareOf(schedule, plainOptimization.schedule) *
    shareOf(classWeight, plainOptimization.classWeight);
  const descents = optimizer.flatMap((name): SharedDescent[] => {
    const share = 1 / optimizer.length;
    const ofAll = (share * (sizes.length - batches.length)) / sizes.length;
    const plain = name === 'sgd' ? ofAll * ofArticle : 0;
    return [
      { descent: undefined, share: plain },
      { descent: { optimizer: name, batchSize: 0 }, share: ofAll - plain },
      { descent: { optimizer: name, batchSize: Math.round(mean) }, share: share - ofAll },
    ];
  });
  return descents.filter(({ share }) => share > 0);
}

const shareOf = (values: readonly string[], value: string) =>
  values.filter((each) => each === value).length / values.length;
