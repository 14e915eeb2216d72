import type { Space, Value } from '@sweepq/search';

/** A function with a known minimum. The module of `--function FILE.mjs` exports one. */
export type Objective = {
  name: string;
  space: Space;
  minimum: number;
  /** Returns the value of a configuration, by the names of its axes. */
  evaluate(values: Record<string, Value>): number;
};

/** Makes an objective of a function of `d` real numbers in one interval. */
export function boxObjective(
  name: string,
  { d, min, max, minimum }: { d: number; min: number; max: number; minimum: number },
  evaluate: (x: number[]) => number,
): Objective {
  const names = Array.from({ length: d }, (_, k) => `x${k}`);
  return {
    ...{ name, minimum },
    space: [names.map((axis) => ({ name: axis, kind: 'float', min, max }))],
    evaluate: (values) => evaluate(names.map((axis) => Number(values[axis]))),
  };
}
