import { z } from 'zod';
import { earlyStopping } from './early-stopping.ts';
import { extension } from './extension.ts';
import { note, tags } from './labels.ts';
import { objective } from './objective.ts';
import { planVersion } from './plan-version.ts';
import { priority } from './priority.ts';
import { pruning } from './pruning.ts';
import { sweepName, timestamp } from './rules.ts';
import { datasetIdentity } from './run.ts';
import { search } from './search.ts';
import { rangesOfSpaces, spaces } from './space.ts';
import { stopRules } from './stop-rules.ts';
import type { Failure, Trial } from './trial.ts';
import { validation } from './validation.ts';
import { warning } from './warning.ts';
import { webhooks } from './webhooks.ts';

/** The spec of a sweep: everything that determines its plan and its results. After the submit, only `extensions` changes. */
export const sweepSpec = z.strictObject({
  id: z.string(),
  name: sweepName.nullable(),
  // Missing in jobs that were added before this field existed.
  tags: tags.default([]),
  note: note.nullable().default(null),
  dataset: datasetIdentity,
  // Missing in jobs that were added before this field existed, and if there are no warnings.
  datasetWarnings: z.array(warning).optional(),
  space: spaces,
  // Missing in jobs that were added before this field existed, and if there are no such ranges.
  ranges: rangesOfSpaces.optional(),
  search,
  // Null for jobs that were added before this field existed.
  pruning: pruning.nullable().default(null),
  // Version 1 for jobs that were added before this field existed.
  planVersion: planVersion.default(1),
  validation: validation.nullable(),
  // Null for jobs that were added before this field existed.
  earlyStopping: earlyStopping.nullable().default(null),
  objective,
  reuse: z.boolean().default(true),
  priority,
  stop: stopRules.nullable(),
  webhooks: webhooks.default([]),
  createdAt: timestamp,
  /** The oldest first. */
  extensions: z.array(extension).optional(),
});
export type SweepSpec = z.infer<typeof sweepSpec> & {
  /**
   * The names of the axes of the sweep's own space, in the order in which they are drawn. Only the stored record has this
   * field. The data of a job does not need it, because the plan version of the job determines the axes.
   */
  axes?: readonly string[] | undefined;
  /**
   * The trials that an adaptive search has chosen so far: for each one, the values of the axes. Only the stored record has this
   * field. Missing if the search is not adaptive.
   */
  asked?: readonly AskedTrial[] | undefined;
};

/** The values of a trial, in the order of the axes of its sweep. In a sweep with several spaces, the index of the space follows the values. */
export type AskedTrial = readonly (number | boolean | string)[];

export const sweepStatuses = [
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
] as const;
export type SweepStatus = (typeof sweepStatuses)[number];

const open: readonly SweepStatus[] = ['queued', 'running', 'paused'];
export const isEnded = (status: SweepStatus) => !open.includes(status);

const count = z.number().int().min(0);
/** The number of trials by status. The seven statuses add up to `total`. */
export const trialCounts = z.strictObject({
  total: count,
  queued: count,
  running: count,
  completed: count,
  failed: count,
  diverged: count,
  cancelled: count,
  pruned: count,
});
export type TrialCounts = z.infer<typeof trialCounts>;

/** The result of the job that plans the sweep and waits for its runs. Bull Board shows this result. */
export type SweepResult = {
  counts: TrialCounts;
  best: Trial | null;
  // Missing in jobs that were added before these fields existed.
  status?: SweepStatus | undefined;
  failure?: Failure | null | undefined;
};
