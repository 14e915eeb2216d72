import { boxObjective } from '../objective.ts';

const alpha = [1, 1.2, 3, 3.2];
const a = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const p = [
  [1312, 1696, 5569, 124, 8283, 5886],
  [2329, 4135, 8307, 3736, 1004, 9991],
  [2348, 1451, 3522, 2883, 3047, 6650],
  [4047, 8828, 8732, 5743, 1091, 381],
];

/** The function of J. Hartmann with 6 axes, as in Dixon and Szegö (1978). Six minima. */
export const hartmann6 = boxObjective(
  'hartmann6',
  { d: 6, min: 0, max: 1, minimum: -3.32236801141551 },
  (x) =>
    alpha.reduce((sum, weight, i) => {
      const square = x.reduce(
        (inner, each, j) =>
          inner + (a[i]?.[j] as number) * (each - 1e-4 * (p[i]?.[j] as number)) ** 2,
        0,
      );
      return sum - weight * Math.exp(-square);
    }, 0),
);
