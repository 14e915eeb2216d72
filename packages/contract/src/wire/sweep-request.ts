import { z } from 'zod';
import { earlyStoppingRequest } from '../schemas/early-stopping.ts';
import { note, tags } from '../schemas/labels.ts';
import { metricOfPath } from '../schemas/metric-table.ts';
import { isOfValidation, objectiveRequest } from '../schemas/objective.ts';
import { priority } from '../schemas/priority.ts';
import { pruningRequest } from '../schemas/pruning.ts';
import { expected, sweepName } from '../schemas/rules.ts';
import { searchRequest } from '../schemas/search.ts';
import { spacesRequest } from '../schemas/space.ts';
import { stopRulesRequest } from '../schemas/stop-rules.ts';
import { validationRequest } from '../schemas/validation.ts';
import { webhooksRequest } from '../schemas/webhooks.ts';
import { datasetRequest } from './dataset.ts';

const reuse = z.boolean(expected('true or false')).meta({
  description: 'Whether to reuse the results and the checkpoints of earlier sweeps. Default: true.',
});

/** The body of `POST /v1/sweeps`. */
export const sweepRequest = z
  .strictObject(
    {
      name: sweepName.nullish(),
      tags: tags.nullish(),
      note: note.nullish(),
      dataset: datasetRequest,
      space: spacesRequest,
      search: searchRequest.nullish(),
      pruning: pruningRequest.nullish(),
      validation: validationRequest.nullish(),
      earlyStopping: earlyStoppingRequest.nullish(),
      objective: objectiveRequest.nullish(),
      reuse: reuse.nullish(),
      priority: priority.nullish(),
      stop: stopRulesRequest.nullish(),
      webhooks: webhooksRequest.nullish(),
    },
    expected('an object'),
  )
  .superRefine(({ objective, validation }, context) => {
    if (objective == null || validation != null) return;
    if (!isOfValidation(metricOfPath(objective.metric))) return;
    context.addIssue({
      code: 'custom',
      path: ['objective', 'metric'],
      message: 'to be a metric of train or test in a sweep without `validation`',
      params: { got: `\`${objective.metric}\`` },
    });
  })
  .meta({
    if: {
      properties: {
        objective: {
          type: 'object',
          properties: { metric: { pattern: '^metrics\\.validation\\.' } },
          required: ['metric'],
        },
      },
      required: ['objective'],
    },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { validation: { type: 'object' } }, required: ['validation'] },
    id: 'SweepRequest',
    description:
      'Null means the same as a member that is left out. So the `spec` of a sweep is a valid request.',
  });
export type SweepRequest = z.input<typeof sweepRequest>;
