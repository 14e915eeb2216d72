// The query parameters of the lists of trials (JSON, CSV, cost curves).
import {
  defaultTrialSort,
  expected,
  maxItemsPerPage,
  parseTrialId,
  type SweepSpec,
  trialFields,
  trialSorts,
  withTies,
} from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import type { TrialSelection, TrialsCursor } from '@sweepq/store';
import { z } from 'zod';
import { refuse } from '../http/parse-request.ts';
import { decodeCursor, encodeCursor, isIndex, nameList } from './cursor.ts';
import { pageParameters, selectionOf } from './list-query.ts';
import { wholeNumber } from './query-values.ts';

const selection = selectionOf({
  fields: trialFields,
  sorts: trialSorts,
  defaultSort: defaultTrialSort,
});

/** The query parameters of a list of all trials. */
export const selectionQuery = z.strictObject(selection);

export const trialsQuery = z.strictObject({ ...selection, ...pageParameters });

const mostTrials = 1000;
const someTrials = 'up to 1000 ids or indices of trials of this sweep, separated by commas';

export const trialsParameter = z
  .string(expected(someTrials))
  .optional()
  .meta({ description: `Only these trials: ${someTrials}.`, examples: ['0,1,2'] });

export const curvesQuery = trialsQuery.extend({
  limit: wholeNumber(1, maxItemsPerPage).default(100),
  points: wholeNumber(2, 1000).default(50).meta({
    description:
      'The maximum number of points of each curve. If it is 4 or more, the lowest and the highest cost are included.',
  }),
  trials: trialsParameter,
});

/** As `curvesQuery`. Typed arrays take little memory, so the binary format can have all points. */
export const binaryCurvesQuery = curvesQuery.extend({
  points: z
    .union([wholeNumber(2, 1000), z.literal('all')])
    .default(50)
    .meta({
      description:
        'The maximum number of points of each curve, or `all`: every point that is stored. If it is 4 or more, the lowest and the highest cost are included.',
    }),
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
  throw refuse('query', [{ pointer: '/trials', detail }]);
}

/** Returns the functions that encode and decode the cursors of a list of trials. */
export function cursorsOf(
  spec: SweepSpec,
  { sort = defaultTrialSort, filter, among }: TrialSelection,
) {
  const list = nameList({ of: ['trials', spec.id], sort, filter, more: among?.join() ?? '' });
  const total = countTrials(spec);
  return {
    /** Encodes the position of the next page. Null if there is none. */
    encode: (next: TrialsCursor | undefined): string | null =>
      next === undefined
        ? null
        : encodeCursor(list, { values: next.values.map(toStored), id: next.trial }),
    decode(cursor: string | undefined): TrialsCursor | undefined {
      const isId = (id: unknown): id is number => isIndex(id) && id < total;
      const position = decodeCursor(cursor, { list, keys: withTies(sort).length, isId });
      return position && { trial: position.id, values: position.values.map(toNumber) };
    },
  };
}

/** JSON has neither NaN, which is a missing value, nor infinite numbers. */
const toStored = (value: number) =>
  Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value);
const toNumber = (value: string | number | null) => (value === null ? Number.NaN : Number(value));
