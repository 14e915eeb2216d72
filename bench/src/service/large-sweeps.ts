import type { SweepRequest } from '../sweeps/submit-sweep.ts';
import { tinyName } from './tiny-dataset.ts';

export const largeTrials = 10_000;

/** No run diverges with these rates. */
const rates = { min: 1e-4, max: 1e-2, scale: 'log' } as const;
const strengths = { min: 1e-6, max: 1e-2, scale: 'log' } as const;
const strengthsARate = 10;

let created = 0;

/** Four kinds of sweeps with 10 000 trials. Each trial is a separate run, and no two sweeps have a trial in common. */
export const largeSweeps = [
  {
    name: 'grid of 2 ranges',
    create: () => createGrid(largeTrials),
  },
  {
    name: 'Sobol over 2 ranges',
    create: () => ({
      ...createSweep({
        learningRate: rates,
        l2: strengths,
      }),
      search: { strategy: 'sobol', trials: largeTrials, seed: created },
    }),
  },
  {
    name: 'grid of 1 range',
    create: () => createSweep({ learningRate: { ...rates, count: largeTrials } }),
  },
  {
    name: 'grid of 1 list',
    create: createList,
  },
] as const satisfies { name: string; create: () => SweepRequest }[];

/** Creates a grid with this number of runs, a multiple of 10. It has ten values of `l2` for each learning rate. */
export const createGrid = (runs: number, iterations: number | readonly number[] = 1) =>
  createSweep(
    {
      learningRate: { ...rates, count: runs / strengthsARate },
      l2: { ...strengths, count: strengthsARate },
    },
    iterations,
  );

/** Creates a grid with a list of seeds, because 10 000 learning rates would exceed the limit of a body. Its rate is above those of the other kinds. */
function createList(): SweepRequest {
  const { space, ...sweep } = createSweep({});
  const learningRate = 2 * rates.max + created / 1e6;
  const seed = Array.from({ length: largeTrials }, (_, k) => k);
  return { ...sweep, space: { ...space, learningRate, seed } };
}

/** Creates a sweep with a seed that no other sweep has. */
function createSweep(space: object, iterations: number | readonly number[] = 1): SweepRequest {
  created += 1;
  return { dataset: tinyName, space: { ...space, iterations, seed: created } };
}
