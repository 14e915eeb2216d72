// The data of a run: its job, its progress and its result.
import { z } from 'zod';
import { earlyStopping } from './early-stopping.ts';
import { hyperparameters } from './hyperparameters.ts';
import { objective } from './objective.ts';
import { datasetName, iterations, sha256, timestamp } from './rules.ts';
import { runAttempt } from './run-attempt.ts';
import { engineVersion, failure } from './trial.ts';
import { validation } from './validation.ts';

const count = z.number().int().min(0);
/** Pairs of iteration (from 0) and cost. */
export const points = z.array(z.tuple([count, z.number()]));

export const datasetIdentity = z.strictObject({
  name: datasetName,
  sha256: z.strictObject({ train: sha256, test: sha256 }),
  version: z.number().int().min(1).optional().meta({
    description: 'The number of an uploaded version. Missing for a folder of datasets.',
  }),
});
export type DatasetIdentity = z.infer<typeof datasetIdentity>;

export const runJobData = z.strictObject({
  sweepId: z.string(),
  runId: z.string(),
  run: count,
  adaptive: z.literal(true).optional().meta({
    description:
      'The search of the sweep is adaptive: the end of the run may let it choose more trials.',
  }),
  generation: count.default(0).meta({
    description:
      'The generation of the job. A pause, a retry or an extension starts a new generation of the sweep. Workers do not start jobs of earlier generations.',
  }),
  dataset: datasetIdentity,
  validation: validation.nullable(),
  // Null for jobs that were added before this field existed.
  earlyStopping: earlyStopping.nullable().default(null),
  hyperparameters,
  readings: z
    .array(z.strictObject({ trial: count, iterations }))
    .min(1)
    .meta({ description: 'The trials of the run, in ascending order of their iteration counts.' }),
  rung: z
    .strictObject({ index: count, count: count.min(1) })
    .optional()
    .meta({
      description:
        'The rung up to which this job trains the run, from 0, and the number of rungs. Missing in a sweep without pruning. `readings` has the iteration count of the rung.',
    }),
  objective,
  reuse: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the run may continue from checkpoints of other sweeps.' }),
});
export type RunJobData = z.infer<typeof runJobData>;

export const runProgress = z.strictObject({
  iteration: count,
  iterations: count,
  cost: z.number().nullable(),
  fold: count.optional().meta({
    description:
      'The fold that is trained now, from 0. Missing without folds, and in the training on all of train.',
  }),
  curve: points.meta({
    description:
      'Some points of the curve, including the highest and the lowest cost. Costs are rounded.',
  }),
});
export type RunProgress = z.infer<typeof runProgress>;

/** The result of a job. It is short, because BullMQ stores it twice: with the job, and with the job of the sweep. */
export const runResult = z.strictObject({
  status: z.enum(['completed', 'diverged', 'pruned']),
  iterations: count.meta({ description: 'The number of iterations that were done.' }),
  read: z.array(z.tuple([count, z.number().nullable(), z.number(), z.number()])).meta({
    description: 'Of each reading: iterations, train cost, train and test accuracy, rounded.',
  }),
  seconds: z.number().nullable(),
});
export type RunResult = z.infer<typeof runResult>;

export const runStatuses = [
  'queued',
  'running',
  'completed',
  'failed',
  'diverged',
  'cancelled',
  'pruned',
] as const;

/** How far a fold of a run has been trained. */
export const foldState = z.strictObject({
  status: z.enum(['running', 'completed', 'diverged']),
  iteration: count,
  cost: z.number().nullable(),
  curveSha256: sha256,
  costRises: count,
});
export type FoldState = z.infer<typeof foldState>;

/** The state of a run, without the hyperparameters and readings that the plan gives. */
export const runState = z.strictObject({
  status: z.enum(runStatuses),
  attempts: count,
  crashes: count,
  iteration: count,
  cost: z.number().nullable(),
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  failure: failure.nullable(),
  curveSha256: sha256.nullable(),
  costRises: count.nullable(),
  engine: engineVersion.nullable(),
  /** How often a retry has opened the run again. Missing: never. */
  retries: count.optional(),
  /** The time in the training thread. */
  seconds: z.number().nullable(),
  /** The last attempts, the oldest first. Null if a version that kept none of them has trained the run. */
  lastAttempts: z.array(runAttempt).nullable(),
  /** The folds that were saved, in their order; undefined for a fold that was not. Missing without folds. */
  folds: z.array(foldState.optional()).optional(),
});
export type RunState = z.infer<typeof runState>;
