// The axes from which the runs of a space are drawn, by name. A stored sweep has the names of its axes. When a later version
// adds a hyperparameter, the sweep therefore keeps its runs: a different number of axes would change the values of every run.
import {
  assertKnownName,
  defaultAxes,
  hyperparameterNames,
  isAdaptive,
  plainAxes,
  type Search,
  type Space,
  type TrialParams,
} from '@sweepq/contract';
import { type Axis, isRange, type Value } from './axis-values.ts';
import { axesOfUnit, networkAxesOf } from './network-axes.ts';
import { optimizationAxesOf } from './optimization-axes.ts';
import { settleValues } from './settle-values.ts';
import { planRulesOf } from './version.ts';

type AxisSource = {
  space: Space;
  search?: Search | undefined;
  planVersion?: number | undefined;
  axes?: readonly string[] | undefined;
};

/** The axes from which runs are drawn. */
export type DrawnAxes = {
  names: readonly string[];
  /** The axes, in the order of `names`. */
  axes: readonly Axis[];
  /** The names of the hyperparameters of a run, in the order of the output. */
  hyperparameters: readonly string[];
  /** The index of each hyperparameter in `names`; −1 for a hyperparameter without an axis. */
  places: readonly number[];
};

const cached = new WeakMap<AxisSource, DrawnAxes>();

/** Returns the axes of a space. They are computed once for each object, because every run needs them. */
export function drawnAxesOf(source: AxisSource): DrawnAxes {
  const known = cached.get(source);
  if (known !== undefined) return known;
  const drawn = draw(source);
  cached.set(source, drawn);
  return drawn;
}

/**
 * Whether iteration counts are an axis from which each run draws one count: a range, or several counts of an adaptive search. Otherwise each
 * run is read at all counts.
 */
export const isAxisOfIterations = ({
  space,
  search,
}: Pick<AxisSource, 'space' | 'search'>): boolean =>
  isRange(space.iterations) || (search !== undefined && isAdaptive(search));

function draw(source: AxisSource): DrawnAxes {
  const { space, planVersion, axes: named = planRulesOf(planVersion).axes } = source;
  const isSampled = isAxisOfIterations(source);
  const names = named.filter((name) => isSampled || name !== 'iterations');
  const all = { ...space, ...networkAxesOf(space), ...optimizationAxesOf(space) };
  const axes = names.map((name) => all[name as keyof Space] as Axis);
  const others = names.filter((name) => name !== 'iterations' && !isKnown(name));
  const hyperparameters = [...hyperparameterNames, ...others];
  return {
    names,
    axes,
    hyperparameters,
    places: hyperparameters.map((name) => names.indexOf(name)),
  };
}

const isKnown = (name: string) => hyperparameterNames.some((known) => known === name);

/** Returns the axes from which a run is drawn, with their names. */
export function axesOfSpace(source: AxisSource): { name: string; axis: Axis }[] {
  const { names, axes } = drawnAxesOf(source);
  return names.map((name, k) => ({ name, axis: axes[k] as Axis }));
}

/**
 * Returns the value of each hyperparameter of a run. A hyperparameter without an axis is newer than the plan of the
 * sweep, so the sweep is trained with the default value of this hyperparameter.
 */
export function valuesOf(source: AxisSource, configuration: readonly Value[]): Value[] {
  const { places, hyperparameters } = drawnAxesOf(source);
  const values = places.map((place, k) =>
    place === -1 ? defaultOf(hyperparameters[k] as string) : (configuration[place] as Value),
  );
  return settleValues(values);
}

const defaults: Readonly<Record<string, readonly Value[]>> = {
  ...defaultAxes,
  ...axesOfUnit,
  ...plainAxes,
};
const defaultOf = (name: string) => defaults[name]?.[0] as Value;

/** All axis names that a stored sweep can have. */
const axisNames = [...hyperparameterNames, 'iterations'] satisfies (keyof TrialParams)[];

/** Checks the names of stored axes. Throws `redis-unsuitable` for an axis that only a later version of sweepq knows. */
export function assertKnownAxes(names: readonly string[]): void {
  for (const name of names) assertKnownName('each axis of the space', name, axisNames);
}
