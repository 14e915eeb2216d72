import { z } from 'zod';
import { earlyStopping, earlyStoppingRequest } from './early-stopping.ts';
import { extension } from './extension.ts';
import { note, tags } from './labels.ts';
import { isOfValidation, objective, objectiveRequest } from './objective.ts';
import { planVersion } from './plan-version.ts';
import { priority } from './priority.ts';
import { datasetName, expected, sweepName, timestamp } from './rules.ts';
import { datasetIdentity } from './run.ts';
import { search, searchRequest } from './search.ts';
import { space, spaceRequest } from './space.ts';
import { stopRuleNames, stopRules } from './stop-rules.ts';
import { failure, trial } from './trial.ts';
import { validation, validationRequest } from './validation.ts';
import { warning } from './warning.ts';
import { webhooks, webhooksRequest } from './webhooks.ts';

const reuse = z.boolean(expected('true or false')).meta({
  description: 'Whether to reuse the results and the checkpoints of earlier sweeps. Default: true.',
});

/** The body of `POST /v1/sweeps`. */
export const sweepRequest = z
  .strictObject(
    {
      name: sweepName.optional(),
      tags: tags.optional(),
      note: note.optional(),
      dataset: datasetName,
      space: spaceRequest,
      search: searchRequest.optional(),
      validation: validationRequest.optional(),
      earlyStopping: earlyStoppingRequest.optional(),
      objective: objectiveRequest.optional(),
      reuse: reuse.optional(),
      priority: priority.optional(),
      stop: stopRules.optional(),
      webhooks: webhooksRequest.optional(),
    },
    expected('an object'),
  )
  .superRefine(({ objective, validation }, context) => {
    if (objective === undefined || validation !== undefined) return;
    if (!isOfValidation(objective.metric)) return;
    context.addIssue({
      code: 'custom',
      path: ['objective', 'metric'],
      message: 'to be a metric of train or test in a sweep without `validation`',
      params: { got: `\`${objective.metric}\`` },
    });
  })
  .meta({ id: 'SweepRequest' });
export type SweepRequest = z.input<typeof sweepRequest>;

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
  space,
  search,
  // Version 1 for jobs that were added before this field existed.
  planVersion: planVersion.default(1),
  validation: validation.nullable(),
  // Null for jobs that were added before this field existed.
  earlyStopping: earlyStopping.nullable().default(null),
  objective,
  reuse: reuse.default(true),
  priority,
  stop: stopRules.nullable(),
  webhooks: webhooks.default([]),
  createdAt: timestamp,
  extensions: z
    .array(extension)
    .optional()
    .meta({ description: 'The extensions of the sweep, the oldest first.' }),
});
export type SweepSpec = z.infer<typeof sweepSpec> & {
  /**
   * The names of the axes of the sweep's own space, in the order in which they are drawn. Only the stored record has this
   * field. The data of a job does not need it, because the plan version of the job determines the axes.
   */
  axes?: readonly string[] | undefined;
};

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
export const trialCounts = z
  .strictObject({
    total: count,
    queued: count,
    running: count,
    completed: count,
    failed: count,
    diverged: count,
    cancelled: count,
  })
  .meta({
    id: 'TrialCounts',
    description: 'The number of trials by status. The six statuses add up to `total`.',
  });
export type TrialCounts = z.infer<typeof trialCounts>;

export const sweep = z
  .strictObject({
    id: z.string(),
    name: sweepName.nullable(),
    tags,
    note: note.nullable(),
    archived: z.boolean(),
    dataset: datasetName,
    datasetSha256: datasetIdentity.shape.sha256,
    status: z.enum(sweepStatuses),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
    counts: trialCounts,
    best: trial.nullable(),
    space,
    search,
    planVersion: z.number().int().min(1).meta({
      description:
        'The version of the rules that turn `space` and `search` into trials. docs/numerics.md describes the rules.',
    }),
    validation: validation.nullable(),
    earlyStopping: earlyStopping.nullable(),
    objective,
    reuse,
    priority,
    stop: stopRules.nullable(),
    webhooks,
    extensions: z
      .array(extension)
      .meta({ description: 'The extensions of the sweep, the oldest first.' }),
    stoppedBy: z
      .enum(stopRuleNames)
      .nullable()
      .meta({ description: 'The stop rule that ended the sweep. Null if no stop rule ended it.' }),
    warnings: z.array(warning).meta({
      description:
        'The warnings that the dataset had at the submit (`train-has-one-class`, `test-has-one-class`, `class-names-alike`), and the warning of the sweep (`ranked-by-test`).',
    }),
    failure: failure.nullable().meta({
      description:
        'The reason why the sweep failed: `no-result` if no trial completed, or the reason why the sweep could not be planned. Null if the sweep did not fail, or if `maxFailures` ended a sweep that has completed trials.',
    }),
  })
  .meta({ id: 'Sweep', description: 'One search over a space, submitted once.' });
export type Sweep = z.infer<typeof sweep>;

/** The result of the job that plans the sweep and waits for its runs. Bull Board shows this result. */
export const sweepResult = z.strictObject({
  counts: trialCounts,
  best: trial.nullable(),
  // Missing in jobs that were added before these fields existed.
  status: z.enum(sweepStatuses).optional(),
  failure: failure.nullable().optional(),
});
export type SweepResult = z.infer<typeof sweepResult>;
