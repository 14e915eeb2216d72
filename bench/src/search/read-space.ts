import { type Space, type SweepAxis, spaceOfAxes, type Value } from '@sweepq/search';

/** A space as a user writes it for the API: an object of axes, or a list of such objects. */
export type WrittenSpace = WrittenPart | readonly WrittenPart[];
type WrittenPart = Readonly<Record<string, Value | readonly Value[] | WrittenRange>>;
type WrittenRange = {
  min: number;
  max: number;
  scale?: 'linear' | 'log';
  int?: boolean;
  step?: number;
  count?: number;
};

/** Converts a space as the service does: a range with a step or a count becomes the list of its values. */
export const readSpace = (written: WrittenSpace): Space =>
  spaceOfAxes(
    [written].flat().map((part: WrittenPart) =>
      Object.entries(part).map(([name, axis]) => {
        if (typeof axis !== 'object') return { name, axis: [axis] };
        return { name, axis: 'min' in axis ? axisOfRange(axis) : axis };
      }),
    ),
  );

function axisOfRange({
  min,
  max,
  scale = 'linear',
  int = false,
  step,
  count,
}: WrittenRange): SweepAxis {
  if (step !== undefined) {
    // A tolerance of 1e-9 steps: (0.3 − 0.1) / 0.1 is just below 2.
    const steps = Math.floor((max - min) / step + 1e-9);
    return listed(steps + 1, int, (k) => min + k * step);
  }
  if (count === undefined) return min === max ? [min] : { min, max, scale, int };
  const shareOf = (k: number) => k / Math.max(1, count - 1);
  return listed(count, int, (k) =>
    scale === 'log' ? min * (max / min) ** shareOf(k) : min + (max - min) * shareOf(k),
  );
}

/** Values have 15 digits: 0.1 + 2 · 0.1 is 0.3. Values that are equal after rounding are listed once. */
function listed(count: number, int: boolean, valueAt: (k: number) => number): number[] {
  const values = Array.from({ length: count }, (_, k) => valueAt(k));
  return [
    ...new Set(values.map((value) => (int ? Math.round(value) : Number(value.toPrecision(15))))),
  ];
}
