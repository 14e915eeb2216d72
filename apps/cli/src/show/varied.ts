import type { Space, Sweep, TrialParams } from '@sweepq/client';

/** In the order in which they are told. */
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

/** The hyperparameters that tell a sweep's trials apart, the learning rate always among them. */
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

/** The same by what the trials have. */
export const variedAmong = (all: readonly Partial<TrialParams>[]) =>
  paramNames.filter(
    (name) =>
      name === 'learningRate' ||
      name === 'iterations' ||
      new Set(all.map((params) => params[name])).size > 1,
  );

/** A range has two ends, which differ. */
function valuesOf(space: Space, name: keyof Space): unknown[] {
  const axis = space[name];
  return Array.isArray(axis) ? axis : [axis.min, axis.max];
}
