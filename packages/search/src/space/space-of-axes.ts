import type { Axis, Space, Value } from './space.ts';

/** An axis of a sweep: a list of values, or a range. */
export type SweepAxis =
  | readonly Value[]
  | { min: number; max: number; scale: 'linear' | 'log'; int: boolean };

type NamedAxis = { name: string; axis: SweepAxis };

/** Returns the space of a sweep: a part for each space of the sweep. The values of a configuration have the order of the axes. */
export const spaceOfAxes = (spaces: readonly (readonly NamedAxis[])[]): Space =>
  spaces.map((axes) => axes.map(({ name, axis }) => axisOf(name, axis)));

function axisOf(name: string, axis: SweepAxis): Axis {
  if ('min' in axis) {
    const { min, max, scale, int } = axis;
    return { name, kind: int ? 'int' : 'float', min, max, log: scale === 'log' };
  }
  const [value] = axis;
  return axis.length === 1 && value !== undefined
    ? { name, kind: 'constant', value }
    : { name, kind: 'list', values: axis };
}
