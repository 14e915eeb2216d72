import { BenchError } from '../bench-error.ts';

const partNames = ['large', 'many'] as const;
type PartName = (typeof partNames)[number];

/** What the suite measures: counts of workers with short and with long runs, and the parts with other sweeps. */
export type ScaleChoice = {
  short: readonly number[];
  long: readonly number[];
  parts: readonly PartName[];
};

const all: ScaleChoice = {
  short: [1, 2, 5, 10, 20, 50, 100, 200],
  long: [100, 200, 400],
  parts: partNames,
};

/** With more workers, short runs would measure only that a few cores are too slow for them. */
const mostWithShortRuns = 200;

/** The measurements that `only` names, separated by commas: counts of workers, and names of parts. Default: all. */
export function chooseScale(only: string | undefined): ScaleChoice {
  if (only === undefined) return all;
  const asked = only.split(',');
  const counts = asked.filter((name) => !isPart(name)).map(Number);
  if (!counts.every((count) => Number.isInteger(count) && count > 0)) {
    const parts = partNames.join(', ');
    throw new BenchError(
      'bad-argument',
      `Expected --only to name counts of workers, or some of ${parts}, got \`${only}\`.`,
    );
  }
  return {
    short: counts.filter((count) => count <= mostWithShortRuns),
    long: counts,
    parts: partNames.filter((name) => asked.includes(name)),
  };
}

const isPart = (name: string): name is PartName => (partNames as readonly string[]).includes(name);
