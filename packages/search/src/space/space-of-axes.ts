import type { Axis, Space, Value } from './space.ts';

/** An axis of a sweep: a list of values, or a range. */
export type SweepAxis =
  | readonly Value[]
  | { min: number; max: number; scale: 'linear' | 'log'; int: boolean };

/** Returns the space of a sweep. The values of a configuration have the order of these axes. */
export const spaceOfAxes = (axes: readonly { name: string; axis: SweepAxis }[]): Space => [
  axes.map(({ name, axis }) => axisOf(name, axis)),
];

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
