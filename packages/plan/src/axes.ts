// The axes of a part, by name. A sweep is stored with the names of its axes, so that it keeps its runs when a later version
// adds a hyperparameter. Drawing by another number of axes would change the values of every run.
import {
  assertKnownName,
  defaultAxes,
  hyperparameterNames,
  type Space,
  type TrialParams,
} from '@sweepq/contract';
import { type Axis, isRange, type Value } from './axis.ts';
import { planRulesOf } from './version.ts';

type Spanned = {
  space: Space;
  planVersion?: number | undefined;
  axes?: readonly string[] | undefined;
};

/** The axes by which a part is drawn. A list of iteration counts is not one of them: a run is read at all counts. */
export type Drawn = {
  names: readonly string[];
  /** In the order of the names. */
  axes: readonly Axis[];
  /** The names of a run's hyperparameters, in output order. */
  hyperparameters: readonly string[];
  /** The position of each hyperparameter among the names; −1 for one without an axis. */
  places: readonly number[];
};

const remembered = new WeakMap<Spanned, Drawn>();

/** Needed for each run, so it is computed once for each part. */
export function drawnBy(part: Spanned): Drawn {
  const known = remembered.get(part);
  if (known !== undefined) return known;
  const drawn = draw(part);
  remembered.set(part, drawn);
  return drawn;
}

function draw({ space, planVersion, axes: named = planRulesOf(planVersion).axes }: Spanned): Drawn {
  const isSampled = isRange(space.iterations);
  const names = named.filter((name) => isSampled || name !== 'iterations');
  const axes = names.map((name) => space[name as keyof Space] as Axis);
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

/**
 * Returns the value of each hyperparameter of a run. A hyperparameter without an axis is newer than the sweep's plan: the
 * sweep trains with its default value.
 */
export function valuesOf(part: Spanned, configuration: readonly Value[]): Value[] {
  const { places, hyperparameters } = drawnBy(part);
  return places.map((place, k) =>
    place === -1 ? defaultOf(hyperparameters[k] as string) : (configuration[place] as Value),
  );
}

const defaultOf = (name: string) => defaultAxes[name as keyof typeof defaultAxes][0] as Value;

/** All axis names that a stored sweep can have. */
const axisNames = [...hyperparameterNames, 'iterations'] satisfies (keyof TrialParams)[];

/** Checks the names of stored axes; throws `redis-unsuitable` for one that only a later version can train. */
export function assertKnownAxes(names: readonly string[]): void {
  for (const name of names) assertKnownName('each axis of the space', name, axisNames);
}

/** Returns the names of the axes by which a sweep is drawn, as they are stored with it. */
export const axisNamesOf = ({ planVersion, axes }: Omit<Spanned, 'space'>): readonly string[] =>
  axes ?? planRulesOf(planVersion).axes;
