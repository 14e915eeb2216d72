// The axes of a part by their names. A sweep is stored with the names of its axes, so that it keeps its runs when a later version has
// one more hyperparameter: drawing by another number of axes would give every run other values.
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

/** The axes that a part is drawn by. A list of iteration counts is none: a run is read at all of them. */
export type Drawn = {
  names: readonly string[];
  /** Of each name. */
  axes: readonly Axis[];
  /** The names of the hyperparameters of a run, in the order in which they are told. */
  hyperparameters: readonly string[];
  /** Where each hyperparameter is among the names; −1 for one that has no axis. */
  places: readonly number[];
};

const remembered = new WeakMap<Spanned, Drawn>();

/** Asked for each run, so it is made once for each part. */
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

/** The value of each hyperparameter of a run. One without an axis is newer than the plan of its sweep, which trains with the default. */
export function valuesOf(part: Spanned, configuration: readonly Value[]): Value[] {
  const { places, hyperparameters } = drawnBy(part);
  return places.map((place, k) =>
    place === -1 ? defaultOf(hyperparameters[k] as string) : (configuration[place] as Value),
  );
}

const defaultOf = (name: string) => defaultAxes[name as keyof typeof defaultAxes][0] as Value;

/** All names that an axis of a stored sweep can have. */
const axisNames = [...hyperparameterNames, 'iterations'] satisfies (keyof TrialParams)[];

/** Checks the names of stored axes; throws `redis-unsuitable` for one that only a later version can train. */
export function assertKnownAxes(names: readonly string[]): void {
  for (const name of names) assertKnownName('each axis of the space', name, axisNames);
}

/** The names of the axes that a sweep is drawn by, as they are stored with it. */
export const axisNamesOf = ({ planVersion, axes }: Omit<Spanned, 'space'>): readonly string[] =>
  axes ?? planRulesOf(planVersion).axes;
