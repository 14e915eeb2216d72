// The hyperparameters of optimization beyond those of the article: how the gradient changes the weights, how many images a step takes, how the
// learning rate changes, and how classes are weighted.
import type { RunSpec } from '@sweepq/core';
import { z } from 'zod';
import { expected, type ShapeOf } from './rules.ts';
import { plainSchedule, schedule } from './schedule.ts';

type OptimizationParams = NonNullable<RunSpec['optimization']>;

/** Objects, because TypeScript then checks that every word of the engine is listed. */
const namedOptimizers = { sgd: 'sgd', adam: 'adam' } as const satisfies {
  [Name in OptimizationParams['optimizer']]: Name;
};
const namedClassWeights = { none: 'none', balanced: 'balanced' } as const satisfies {
  [Name in OptimizationParams['classWeight']]: Name;
};

const maxBatchSize = 1_000_000;
const aBatchSize = expected(`a whole number from 0 to ${maxBatchSize}`);

export const optimizers = Object.values(namedOptimizers);
export const optimizer = z.enum(namedOptimizers, expected('"sgd" or "adam"'));
export const batchSize = z
  .number(aBatchSize)
  .int(aBatchSize)
  .min(0, aBatchSize)
  .max(maxBatchSize, aBatchSize)
  .meta({ examples: [0] });
export const classWeights = Object.values(namedClassWeights);
export const classWeight = z.enum(namedClassWeights, expected('"none" or "balanced"'));

/** The values of a run without an `optimization`: those of the article. */
export const plainOptimization: OptimizationParams = {
  optimizer: 'sgd',
  batchSize: 0,
  schedule: plainSchedule,
  classWeight: 'none',
};

/** The optimization of a run. A run in which all values are those of the article has none. */
export const optimization = z.strictObject({
  optimizer,
  batchSize,
  schedule,
  classWeight,
} satisfies ShapeOf<OptimizationParams>);

export const optimizationNames = optimization.keyof().options;
