import type { Objective } from '../objective.ts';

/** The function of F. Branin as in L. Dixon and G. Szegö, "Towards global optimisation 2" (1978). Three minima. */
export const branin: Objective = {
  name: 'branin',
  space: [
    [
      { name: 'x', kind: 'float', min: -5, max: 10 },
      { name: 'y', kind: 'float', min: 0, max: 15 },
    ],
  ],
  minimum: 0.397887357729738,
  evaluate(values) {
    const [x, y] = [Number(values.x), Number(values.y)];
    const rest = y - (5.1 * x * x) / (4 * Math.PI ** 2) + (5 * x) / Math.PI - 6;
    return rest ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};
