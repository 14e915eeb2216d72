import { z } from 'zod';
import { earlyStopping, earlyStoppingRequest, parseEarlyStopping } from './early-stopping.ts';
import { defaultObjective, isOfValidation, objective } from './objective.ts';
import { datasetName, expected, sweepName, timestamp } from './rules.ts';
import { datasetIdentity } from './run.ts';
import { defaultSearch, parseSearch, search, searchRequest } from './search.ts';
import { assertSearchable } from './searchable.ts';
import { parseSpace, space, spaceRequest } from './space.ts';
import { trial } from './trial.ts';
import { validation, validationRequest } from './validation.ts';

/** The body of `POST /v1/sweeps`. */
export const sweepRequest = z
  .strictObject(
    {
      name: sweepName.optional(),
      dataset: datasetName,
      space: spaceRequest,
      search: searchRequest.optional(),
      validation: validationRequest.optional(),
      earlyStopping: earlyStoppingRequest.optional(),
      objective: objective.optional(),
    },
    expected('an object'),
  )
  .superRefine(assertSearchable)
  .superRefine(({ objective, validation }, context) => {
    if (objective === undefined || validation !== undefined) return;
    if (!isOfValidation(objective.metric)) return;
    context.addIssue({
      code: 'custom',
      path: ['objective', 'metric'],
      message: 'to be a metric of train or test where no `validation` is held out',
      params: { got: `\`${objective.metric}\`` },
    });
  })
  .meta({ id: 'SweepRequest' });
/** As a client writes it, and as it is once it has passed. */
export type SweepRequest = z.input<typeof sweepRequest>;
export type ParsedSweepRequest = z.output<typeof sweepRequest>;

/** Everything that decides what a sweep does: the data of its job, and never changed afterwards. */
export const sweepSpec = z.strictObject({
  id: z.string(),
  name: sweepName.nullable(),
  dataset: datasetIdentity,
  space,
  search,
  validation: validation.nullable(),
  // Null in the job of a sweep that is older than this.
  earlyStopping: earlyStopping.nullable().default(null),
  objective,
  createdAt: timestamp,
});
export type SweepSpec = z.infer<typeof sweepSpec>;

/** The data of a sweep's job: `wait` once every run is in the queue. `clear` is the job that empties it again. */
export const sweepJobData = sweepSpec.extend({
  step: z.enum(['plan', 'wait', 'clear']),
});
export type SweepJobData = z.infer<typeof sweepJobData>;

export const sweepStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type SweepStatus = (typeof sweepStatuses)[number];

export const isEnded = (status: SweepStatus) => status !== 'queued' && status !== 'running';

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
    description: 'Trials by status; the six statuses add up to `total`.',
  });
export type TrialCounts = z.infer<typeof trialCounts>;

export const sweep = z
  .strictObject({
    id: z.string(),
    name: sweepName.nullable(),
    dataset: datasetName,
    datasetSha256: datasetIdentity.shape.sha256,
    status: z.enum(sweepStatuses),
    createdAt: timestamp,
    finishedAt: timestamp.nullable(),
    counts: trialCounts,
    best: trial.nullable(),
    space,
    search,
    validation: validation.nullable(),
    earlyStopping: earlyStopping.nullable(),
    objective,
    warnings: z
      .array(z.string())
      .meta({ description: 'What may make the results worth less than they look.' }),
  })
  .meta({ id: 'Sweep', description: 'One search over a space, submitted once.' });
export type Sweep = z.infer<typeof sweep>;

/** What the sweep's own job returns, as Bull Board shows it. */
export const sweepResult = z.strictObject({ counts: trialCounts, best: trial.nullable() });
export type SweepResult = z.infer<typeof sweepResult>;

/** What a sweep is given besides what was asked for. */
export type SweepIdentity = {
  id: string;
  createdAt: string;
  datasetSha256: SweepSpec['dataset']['sha256'];
};

/** The spec of a new sweep from a body that passed `sweepRequest`. */
export function createSweepSpec(request: ParsedSweepRequest, identity: SweepIdentity): SweepSpec {
  const { fraction, seed = 0 } = request.validation ?? {};
  const held = fraction === undefined ? null : { fraction, seed: seed + 0 };
  return {
    id: identity.id,
    name: request.name ?? null,
    dataset: { name: request.dataset, sha256: identity.datasetSha256 },
    space: parseSpace(request.space),
    search: request.search ? parseSearch(request.search) : defaultSearch,
    validation: held,
    earlyStopping: parseEarlyStopping(request.earlyStopping),
    objective: request.objective ?? defaultObjective({ validation: held }),
    createdAt: identity.createdAt,
  };
}
