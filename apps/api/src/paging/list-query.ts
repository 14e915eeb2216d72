// The query parameters that every list has: `sort`, `filter`, `limit` and `cursor`.
import {
  expected,
  type FilterField,
  formatSort,
  ListQueryError,
  maxItemsPerPage,
  parseFilter,
  parseSort,
  type SortKey,
} from '@sweepq/contract';
import { z } from 'zod';
import { wholeNumber } from './query-values.ts';

/** What a list can be sorted and filtered by. */
export type ListFields = {
  fields: readonly FilterField[];
  sorts: readonly string[];
  defaultSort: readonly SortKey[];
};

/** The fields by which a list can be filtered, with the operators and values of each, as a text for the document. */
const describeFields = (fields: readonly FilterField[]) =>
  fields
    .map((field) => {
      const type = field.type === 'choice' ? `one of ${field.choices.join(', ')}` : field.type;
      return `\`${field.path}\` (${type}${field.nullable ? ' or null' : ''})`;
    })
    .join(', ');

/** Returns an example of a filter: a comparison of the first field that has a fixed set of words, or else of the first field. */
function exampleOf(fields: readonly FilterField[]): string {
  const field = fields.find(({ type }) => type === 'choice') ?? fields[0];
  if (field === undefined) throw new Error('Expected a list with a field, got one without.');
  if (field.type === 'choice') return `${field.path} = ${field.choices[0]}`;
  if (field.type === 'number') return `${field.path} >= 10`;
  if (field.type === 'time') return `${field.path} >= 2026-01-01`;
  if (field.type === 'boolean') return `${field.path} = true`;
  return `${field.path} : cat`;
}

/** Returns the schemas of `sort` and `filter`. Their outputs are the parsed sort keys and the parsed filter. */
export const selectionOf = ({ fields, sorts, defaultSort }: ListFields) => ({
  sort: z
    .string(expected('fields to sort by'))
    .transform((text, context) => parseBy(() => parseSort(text, sorts), context))
    .optional()
    .meta({
      description: `The fields to sort by, separated by commas. A field with \`-\` before it is sorted in descending order. Items without a value come last. The fields: ${sorts.map((sort) => `\`${sort}\``).join(', ')}. Default: \`${formatSort(defaultSort)}\`.`,
      examples: [formatSort(defaultSort)],
    }),
  filter: z
    .string(expected('a filter'))
    .transform((text, context) => parseBy(() => parseFilter(text, fields), context))
    .optional()
    .meta({
      description: `Only items that match: comparisons with AND, OR and parentheses. The description of the API has the grammar. The fields: ${describeFields(fields)}.`,
      examples: [exampleOf(fields)],
    }),
});

function parseBy<T>(parse: () => T, context: z.RefinementCtx): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ListQueryError)) throw error;
    const { wish: message, got } = error;
    context.addIssue({ code: 'custom', message, params: { got } });
    return z.NEVER;
  }
}

/** Returns the schema of the query string of a list. */
export const listQuery = (list: ListFields) =>
  z.strictObject({ ...selectionOf(list), ...pageParameters });

/** The schemas of `limit` and `cursor`. */
export const pageParameters = {
  limit: wholeNumber(1, maxItemsPerPage)
    .default(50)
    .meta({ description: 'The maximum number of items.' }),
  cursor: z.string(expected('the `nextCursor` of the page before')).optional().meta({
    description:
      'The `nextCursor` of the previous page, with the same `sort` and `filter`. Default: the first page.',
  }),
};
