// The axes of optimization. Momentum and Nesterov's correction have no effect with `adam`.
import { defaultAxes, optimizationOf, type Space } from '@sweepq/contract';
import { type Axis, sizeOf } from './axis-values.ts';
import type { IdleAxis } from './idle-axis.ts';

export const plainMomentum = defaultAxes.momentum[0] as number;
export const plainNesterov = defaultAxes.nesterov[0] as boolean;

/** Whether a run with this optimizer has momentum. */
export const hasMomentum = (optimizer: string): boolean => optimizer !== 'adam';

type OptimizationAxes = {
  optimizer: readonly string[];
  batchSize: Axis;
  schedule: readonly string[];
  classWeight: readonly string[];
  momentum: Axis;
  nesterov: readonly boolean[];
};

/** Returns the axes of a space on which the descent depends. An axis without any effect in the space has one value. */
export function optimizationAxesOf(space: Space): OptimizationAxes {
  const axes = optimizationOf(space);
  const isUsed = axes.optimizer.some(hasMomentum);
  return {
    ...axes,
    momentum: isUsed ? space.momentum : [plainMomentum],
    nesterov: isUsed ? space.nesterov : [plainNesterov],
  };
}

/** Returns the axes of momentum with several values that have no effect in some or all trials of a space. */
export function findIdleMomentum(space: Space): IdleAxis[] {
  const { optimizer, momentum } = optimizationAxesOf(space);
  if (optimizer.every(hasMomentum)) return [];
  const isAlways = momentum !== space.momentum;
  return (['momentum', 'nesterov'] as const)
    .map((name) => ({ name, values: sizeOf(space[name]), isAlways }))
    .filter(({ values }) => values > 1);
}

/** Returns the number of different descents that the optimizers and momentums of a space give. */
export function countDescents(space: Space): number {
  const { optimizer, momentum, nesterov } = optimizationAxesOf(space);
  const withMomentum = optimizer.filter(hasMomentum).length;
  return withMomentum * sizeOf(momentum) * sizeOf(nesterov) + optimizer.length - withMomentum;
}

/** The product of the sizes of the axes that `countDescents` replaces. */
export function countListedDescents(space: Space): number {
  const { optimizer, momentum, nesterov } = optimizationAxesOf(space);
  return optimizer.length * sizeOf(momentum) * sizeOf(nesterov);
}
