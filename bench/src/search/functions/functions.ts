import type { Objective } from '../objective.ts';
import { branin } from './branin.ts';
import { hartmann6 } from './hartmann-6.ts';
import { mixed } from './mixed.ts';
import { ackley, rastrigin, rosenbrock, sphere, styblinskiTang } from './sums.ts';

/** The functions of the comparison, in the order of its tables. */
export const functions: readonly Objective[] = [
  ...[branin, hartmann6, sphere(5), sphere(10), rosenbrock(2), rosenbrock(10)],
  ...[ackley(5), rastrigin(5), styblinskiTang(5), mixed],
];
