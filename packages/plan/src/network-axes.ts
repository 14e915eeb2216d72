// The axes of networks. Two of their values have no effect in some runs: the activation without a hidden layer, and `initScale` with an
// initialization that computes the scale from the size of a layer.
import { defaultAxes, noLayers, type Space } from '@sweepq/contract';
import { type Axis, sizeOf } from './axis-values.ts';
import type { IdleAxis } from './idle-axis.ts';

/** The value of the axis `initialization` in a space that leaves it out and has runs with and without hidden layers. */
const byLayers = 'byLayers';
export const defaultScale = defaultAxes.initScale[0] as number;
export const defaultActivation = 'relu';

/** The axes of a space without networks. */
export const axesOfUnit = {
  layers: [noLayers],
  activation: [defaultActivation],
  initialization: ['normal'],
};

/** Returns the initialization of a network with these layers. */
export const settleInitialization = (initialization: string, layers: string): string => {
  if (initialization !== byLayers) return initialization;
  return layers === noLayers ? 'normal' : 'lecun';
};

type NetworkAxes = {
  initScale: Axis;
  layers: readonly string[];
  activation: readonly string[];
  initialization: readonly string[];
};

/** Returns the axes of a space on which the model depends. An axis without any effect in the space has one value. */
export function networkAxesOf(space: Space): NetworkAxes {
  const layers = space.layers ?? [noLayers];
  const isUnit = layers.every((each) => each === noLayers);
  const initialization = space.initialization ?? initializationBy(layers);
  return {
    layers,
    activation: isUnit ? [defaultActivation] : (space.activation ?? [defaultActivation]),
    initialization,
    initScale: initialization.some((each) => each === 'normal' || each === byLayers)
      ? space.initScale
      : [defaultScale],
  };
}

/** One value, so that an axis that is left out is no choice of a search. */
function initializationBy(layers: readonly string[]): string[] {
  const without = layers.filter((each) => each === noLayers).length;
  if (without === layers.length) return ['normal'];
  return [without === 0 ? 'lecun' : byLayers];
}

/** Returns the axes of networks with several values that have no effect in some or all trials of a space. */
export function findIdleNetworkAxes(space: Space): IdleAxis[] {
  const axes = networkAxesOf(space);
  const idle: IdleAxis[] = [];
  const activations = space.activation?.length ?? 1;
  if (activations > 1 && axes.layers.includes(noLayers)) {
    const isAlways = axes.activation.length < activations;
    idle.push({ name: 'activation', values: activations, isAlways });
  }
  const scales = sizeOf(space.initScale);
  if (scales > 1 && settledInitializations(axes).some((each) => each !== 'normal')) {
    const isAlways = sizeOf(axes.initScale) < scales;
    idle.push({ name: 'initScale', values: scales, isAlways });
  }
  return idle;
}

function settledInitializations({ layers, initialization }: NetworkAxes): string[] {
  return layers.flatMap((each) => initialization.map((name) => settleInitialization(name, each)));
}

/** Returns the number of different trials that these axes of a space give: values without an effect do not count. */
export function countNetworks(space: Space): number {
  const axes = networkAxesOf(space);
  const scales = sizeOf(axes.initScale);
  let count = 0;
  for (const layers of axes.layers) {
    for (const initialization of axes.initialization) {
      const activations = layers === noLayers ? 1 : axes.activation.length;
      count +=
        activations * (settleInitialization(initialization, layers) === 'normal' ? scales : 1);
    }
  }
  return count;
}

/** The product of the sizes of the axes that `countNetworks` replaces. */
export function countListedNetworks(space: Space): number {
  const { initScale, layers, activation, initialization } = networkAxesOf(space);
  return sizeOf(initScale) * layers.length * activation.length * initialization.length;
}

/** Whether an initialization may depend on the layers, so that it is known only with them. */
export const dependsOnLayers = (space: Space): boolean =>
  networkAxesOf(space).initialization.includes(byLayers);
