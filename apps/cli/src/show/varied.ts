import type { Params, Space, Sweep } from '@sweepq/client';
import { spacesOf } from '@sweepq/view';
import { paramNames } from '../api-words.ts';
import { showValue } from './values.ts';

/** Returns the hyperparameters that differ between the trials of a sweep. The learning rate is always included. */
export function variedIn({
  spec,
  extensions,
}: Pick<Sweep, 'extensions'> & { spec: Pick<Sweep['spec'], 'space'> }) {
  const spaces = [spec.space, ...extensions.flatMap(({ space }) => space ?? [])].flatMap(spacesOf);
  const isExtended = extensions.length > 0;
  return paramNames.filter(
    (name) =>
      name === 'learningRate' ||
      (name === 'iterations' && isExtended) ||
      new Set(spaces.flatMap((each) => valuesOf(each, name))).size > 1,
  );
}

/** Returns the hyperparameters that differ between these trials. The learning rate and the iterations are always included. */
export const variedAmong = (all: readonly Partial<Params>[]) =>
  paramNames.filter(
    (name) =>
      name === 'learningRate' ||
      name === 'iterations' ||
      new Set(all.map((params) => keyOf(params[name]))).size > 1,
  );

/** Lists of layer sizes are compared by value. */
const keyOf = (value: unknown) => (Array.isArray(value) ? showValue(value) : value);

/** Returns the values of an axis. For a range, returns its bounds. An earlier API has fewer axes. */
function valuesOf(space: Partial<Space>, name: keyof Space): unknown[] {
  const axis = space[name] ?? [];
  if (Array.isArray(axis)) return axis.map(keyOf);
  return axis.count === 1 ? [axis.min] : [axis.min, axis.max];
}
