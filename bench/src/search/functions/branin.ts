import type { Objective } from '../objective.ts';

/** The function of F. Branin as in L. Dixon and G. Szegö, "Towards global optimisation 2" (1978). Three minima. */
export const branin: Objective = {
  name: 'branin',
  space: [
    [
      { name: 'x0', kind: 'float', min: -5, max: 10 },
      { name: 'x1', kind: 'float', min: 0, max: 15 },
    ],
  ],
  minimum: 0.39788735772973816,
  evaluate(values) {
    const [x, y] = [Number(values.x0), Number(values.x1)];
    const rest = y - (5.1 / (4 * Math.PI ** 2)) * x ** 2 + (5 / Math.PI) * x - 6;
    return rest ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};
