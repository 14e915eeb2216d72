import type { Space, Sweep, TrialParams } from '@sweepq/client';

/** All hyperparameters, in display order. */
export const paramNames = [
  'learningRate',
  'iterations',
  'seed',
  'initScale',
  'l2',
  'momentum',
  'nesterov',
  'preprocessing',
] as const satisfies readonly (keyof TrialParams)[];

/** The hyperparameters that differ between the trials of a sweep. The learning rate is always included. */
export function variedIn({ space, extensions }: Pick<Sweep, 'space' | 'extensions'>) {
  const spaces = [space, ...extensions.flatMap((more) => ('space' in more ? [more.space] : []))];
  const isExtended = extensions.length > 0;
  return paramNames.filter(
    (name) =>
      name === 'learningRate' ||
      (name === 'iterations' && isExtended) ||
      new Set(spaces.flatMap((each) => valuesOf(each, name))).size > 1,
  );
}

/** The hyperparameters that differ between the given trials. The learning rate and the iterations are always included. */
export const variedAmong = (all: readonly Partial<TrialParams>[]) =>
  paramNames.filter(
    (name) =>
      name === 'learningRate' ||
      name === 'iterations' ||
      new Set(all.map((params) => params[name])).size > 1,
  );

/** The values of an axis. A range gives its two bounds, which differ. */
function valuesOf(space: Space, name: keyof Space): unknown[] {
  const axis = space[name];
  return Array.isArray(axis) ? axis : [axis.min, axis.max];
}
