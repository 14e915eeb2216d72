import { z } from 'zod';
import { foldsMetrics } from './fold-metrics.ts';
import type { TrialParams } from './hyperparameters.ts';
import { sha256, timestamp } from './rules.ts';
import { trialTimes } from './trial-times.ts';

/** The final statuses of a trial. `diverged`, `cancelled` and `pruned` are outcomes, not errors. */
export const outcomes = ['completed', 'failed', 'diverged', 'cancelled', 'pruned'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where the result of a trial comes from. */
export const sources = ['trained', 'reused'] as const;
/** The store numbers the statuses in this order, so a new status must be appended at the end. */
export const trialStatuses = ['queued', 'running', ...outcomes] as const;

export const accuracy = z.number().min(0).max(1);
const optional = accuracy.optional();
/**
 * The stored metrics. Those of validation exist only with a validation split. Results of version 0.2 and earlier have only the first
 * five. A metric that a split does not have (a class is absent, or the cost is not finite) is missing.
 */
export const metrics = z.strictObject({
  trainCost: z.number(),
  trainAccuracy: accuracy,
  testAccuracy: accuracy,
  validationAccuracy: optional,
  validationCost: z.number().optional(),
  testCost: z.number().optional(),
  validationBalancedAccuracy: optional,
  validationPrecision: optional,
  validationRecall: optional,
  validationF1: optional,
  validationRocAuc: optional,
  testBalancedAccuracy: optional,
  testPrecision: optional,
  testRecall: optional,
  testF1: optional,
  testRocAuc: optional,
  trainBalancedAccuracy: optional,
  trainPrecision: optional,
  trainRecall: optional,
  trainF1: optional,
  trainRocAuc: optional,
  /** Each fold of a sweep with folds. The validation metrics are the means over these. */
  folds: foldsMetrics.optional(),
});
export type Metrics = z.infer<typeof metrics>;

/** The reason why a trial, a run or a sweep failed. */
export const failure = z.strictObject({ code: z.string(), message: z.string() });
export type Failure = z.infer<typeof failure>;

export const engineVersion = z.number().int().min(1).meta({
  description:
    'The version of the training engine. The version changes when any result changes, even in the last bit.',
});

/** The stored outcome of a trial. After it is written, it never changes. */
export const trialOutcome = z.strictObject({
  status: z.enum(outcomes),
  metrics: metrics.nullable(),
  bias: z.number().nullable(),
  modelSha256: sha256.nullable(),
  engine: engineVersion.nullable(),
  failure: failure.nullable(),
  source: z.enum(sources).nullable(),
  /** The iteration at which the run ended, if it ended before the requested iteration count. */
  stoppedAt: z.number().int().min(1).nullable(),
  times: trialTimes.nullable(),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp,
});
export type TrialOutcome = z.infer<typeof trialOutcome>;

/** A trial as the store returns it. */
export type Trial = Omit<TrialOutcome, 'status' | 'finishedAt'> & {
  id: string;
  sweepId: string;
  runId: string;
  status: (typeof trialStatuses)[number];
  params: TrialParams;
  finishedAt: string | null;
  /** The highest rung that the trial has reached, from 0. Null before the first rung, and without pruning. */
  rung: number | null;
};
