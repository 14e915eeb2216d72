import { expect, test } from 'vitest';
import { toApiSort } from './to-api-sort.ts';

const metric = 'metrics.test.accuracy';

test.each([
  ['the best first', metric, true, 'maximize', `objective,-${metric}`],
  ['the worst first', metric, false, 'maximize', `-objective,${metric}`],
  ['the lowest of a value to minimize', metric, false, 'minimize', `objective,${metric}`],
  ['another column', 'params.learningRate', true, 'maximize', '-params.learningRate'],
] as const)(
  'a table with %s has that order in the API',
  (_, column, descending, direction, sort) => {
    expect(toApiSort({ column, descending }, { metric, direction })).toBe(sort);
  },
);
