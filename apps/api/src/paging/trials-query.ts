// The query parameters of the lists of trials (JSON, CSV, curves): filter, sort and order.
import {
  expected,
  parseTrialId,
  type SweepSpec,
  sortOfPath,
  sortOrders,
  sortPaths,
  trialStatuses,
} from '@sweepq/contract';
import { z } from 'zod';
import { refuse } from '../http/parse-request.ts';
import { pageQuery, someOf, wholeNumber } from './query-values.ts';

/** The query parameters that every list of trials has. */
export const selectionQuery = z.strictObject({
  sort: z
    .enum(sortPaths, expected(`one of ${sortPaths.join(', ')}`))
    .default('objective')
    .transform(sortOfPath)
    .meta({
      description:
        'The sort key. Trials without a value come last. Trials with equal values have the order of the plan.',
    }),
  order: z.enum(sortOrders, expected('"asc" or "desc"')).optional().meta({
    description: 'Default: the best metric first; hyperparameters and indices in ascending order.',
  }),
  status: someOf(trialStatuses).optional().meta({
    description: 'Only trials with these statuses, separated by commas. Default: all statuses.',
  }),
});

export const trialsQuery = selectionQuery.extend(pageQuery.shape);

const mostTrials = 1000;
const someTrials = 'up to 1000 ids or indices of trials of this sweep, separated by commas';

export const curvesQuery = trialsQuery.extend({
  limit: wholeNumber(1, mostTrials).default(100),
  points: wholeNumber(2, 1000).default(50).meta({
    description:
      'The maximum number of points of each curve. If it is 4 or more, the lowest and the highest cost are included.',
  }),
  trials: z
    .string(expected(someTrials))
    .optional()
    .meta({ description: `Only these trials: ${someTrials}.`, examples: ['0,1,2'] }),
  format: z
    .enum(['json', 'binary'], expected('"json" or "binary"'))
    .optional()
    .meta({ description: 'Default: by the header Accept.' }),
});

/** Parses the parameter `trials`. Returns the indices of the trials. Throws a problem if a trial is not of this sweep. */
export function parseAmong(text: string | undefined, spec: SweepSpec, total: number) {
  if (text === undefined) return undefined;
  const named = text.split(',');
  const indices = named.map((name) => {
    if (/^(0|[1-9][0-9]{0,6})$/.test(name)) return Number(name);
    const parsed = parseTrialId(name);
    return parsed?.sweepId === spec.id ? parsed.index : Number.NaN;
  });
  const bad = named[indices.findIndex((index) => !(index < total))];
  if (bad === undefined && named.length <= mostTrials) return indices;
  const got = bad === undefined ? `${named.length} of them` : `\`${bad.slice(0, 60)}\``;
  const detail = `Expected \`trials\` to be ${someTrials}, got ${got}.`;
  throw refuse([{ pointer: '/trials', detail }]);
}
