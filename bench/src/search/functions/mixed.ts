import type { Objective } from '../objective.ts';

const kinds: Record<string, { centre: number; shift: number }> = {
  zero: { centre: -3.2, shift: 0.6 },
  normal: { centre: -2.3, shift: 0 },
  uniform: { centre: -1.4, shift: 0.25 },
};

/** Behaves like the loss of a training: a rate on a log scale whose best value depends on a list, a linear axis, and whole numbers. */
export const mixed: Objective = {
  name: 'mixed',
  space: [
    [
      { name: 'rate', kind: 'float', min: 1e-5, max: 1, log: true },
      { name: 'momentum', kind: 'float', min: 0, max: 1 },
      { name: 'width', kind: 'int', min: 1, max: 128 },
      { name: 'kind', kind: 'list', values: Object.keys(kinds) },
    ],
  ],
  minimum: 0,
  evaluate({ rate, momentum, width, kind }) {
    const { centre = 0, shift = 0 } = kinds[String(kind)] ?? {};
    const ofRate = (Math.log10(Number(rate)) - centre) ** 2;
    return ofRate + 4 * (Number(momentum) - 0.8) ** 2 + ((Number(width) - 48) / 32) ** 2 + shift;
  },
};
