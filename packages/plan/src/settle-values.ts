// Hyperparameters that have no effect in some runs. Such a hyperparameter has its default value there, so that equal runs have equal
// hyperparameters.
import {
  hasNetworks,
  hasOptimization,
  hyperparameterNames,
  noLayers,
  type Space,
} from '@sweepq/contract';
import type { Value } from './axis-values.ts';
import type { IdleAxis } from './idle-axis.ts';
import {
  countListedNetworks,
  countNetworks,
  defaultActivation,
  defaultScale,
  findIdleNetworkAxes,
  settleInitialization,
} from './network-axes.ts';
import {
  countDescents,
  countListedDescents,
  findIdleMomentum,
  hasMomentum,
  plainMomentum,
  plainNesterov,
} from './optimization-axes.ts';

const placeOf = (name: (typeof hyperparameterNames)[number]) => hyperparameterNames.indexOf(name);
const scaleAt = placeOf('initScale');
const layersAt = placeOf('layers');
const activationAt = placeOf('activation');
const initializationAt = placeOf('initialization');
const optimizerAt = placeOf('optimizer');
const momentumAt = placeOf('momentum');
const nesterovAt = placeOf('nesterov');

/** Replaces values without an effect in the values of a run, which have the order of `hyperparameterNames`. */
export function settleValues(values: Value[]): Value[] {
  const layers = values[layersAt] as string;
  const initialization = settleInitialization(values[initializationAt] as string, layers);
  values[initializationAt] = initialization;
  if (layers === noLayers) values[activationAt] = defaultActivation;
  if (initialization !== 'normal') values[scaleAt] = defaultScale;
  if (!hasMomentum(values[optimizerAt] as string)) {
    values[momentumAt] = plainMomentum;
    values[nesterovAt] = plainNesterov;
  }
  return values;
}

/** Returns the axes of several values that have no effect in some or all trials of a space. */
export const findIdleAxes = (space: Space): IdleAxis[] => [
  ...findIdleNetworkAxes(space),
  ...findIdleMomentum(space),
];

const withIdleAxes = new WeakMap<Space, boolean>();

/** Whether some values have no effect in some trials. It is computed once for each object, because every run needs it. */
export function hasIdleAxes(space: Space): boolean {
  if (!hasNetworks(space) && !hasOptimization(space)) return false;
  const known = withIdleAxes.get(space);
  if (known !== undefined) return known;
  const hasIdle = findIdleAxes(space).length > 0;
  withIdleAxes.set(space, hasIdle);
  return hasIdle;
}

/** The axes of which some values can have no effect. */
const settledNames = [
  ...(['initScale', 'layers', 'activation', 'initialization'] as const),
  ...(['optimizer', 'momentum', 'nesterov'] as const),
];

/** Returns the number of different trials of a grid of lists: values without an effect do not count. A bigint, because it may be large. */
export function countOfGrid(space: Space): bigint {
  const settled = new Set<string>(settledNames);
  const others = Object.entries(space).filter(([name]) => !settled.has(name));
  return others.reduce(
    (n, [, axis]) => n * BigInt(Array.isArray(axis) ? axis.length : 1),
    BigInt(countNetworks(space)) * BigInt(countDescents(space)),
  );
}

/** Returns how many of the combinations of a space are different: values without an effect do not count. */
export function countDifferent(space: Space, combinations: number): number {
  if (!hasIdleAxes(space)) return combinations;
  // The division comes first, because its result is a whole number.
  const listed = countListedNetworks(space) * countListedDescents(space);
  return (combinations / listed) * countNetworks(space) * countDescents(space);
}
