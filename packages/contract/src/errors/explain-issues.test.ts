import { plannedSweepRequest } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { explainIssues } from './explain-issues.ts';

const good = { dataset: 'cats', space: { learningRate: 0.1, iterations: [10] } };

/** A space with 60 000 trials. */
const large = {
  ...{ learningRate: 0.1, iterations: 1 },
  ...{ seed: { min: 1, max: 300, step: 1 }, l2: { min: 0, max: 1, count: 200 } },
};

const cases: [title: string, body: unknown, pointer: string, detail: string][] = [
  [
    'a rate of zero',
    { ...good, space: { ...good.space, learningRate: 0 } },
    '/space/learningRate',
    'Expected `space.learningRate` to be a finite number above 0, got `0`.',
  ],
  [
    'a bad value in a list',
    { ...good, space: { ...good.space, learningRate: [0.1, -1] } },
    '/space/learningRate/1',
    'Expected `space.learningRate[1]` to be a finite number above 0, got `-1`.',
  ],
  [
    'an infinite rate',
    { ...good, space: { ...good.space, learningRate: Number.POSITIVE_INFINITY } },
    '/space/learningRate',
    'Expected `space.learningRate` to be a finite number above 0, got `Infinity`.',
  ],
  [
    'a text for a rate',
    { ...good, space: { ...good.space, learningRate: '0.1' } },
    '/space/learningRate',
    'Expected `space.learningRate` to be a finite number above 0, a list of them, or a range, got `0.1`.',
  ],
  [
    'a fractional count',
    { ...good, space: { ...good.space, iterations: 1.5 } },
    '/space/iterations',
    'Expected `space.iterations` to be a whole number from 1 to 1000000, got `1.5`.',
  ],
  [
    'an empty list',
    { ...good, space: { ...good.space, iterations: [] } },
    '/space/iterations',
    'Expected `space.iterations` to be a list of at least one value, got `[]`.',
  ],
  [
    'a value twice',
    { ...good, space: { ...good.space, iterations: [5, 5] } },
    '/space/iterations',
    'Expected `space.iterations` to be a list of different values, got `[5,5]`.',
  ],
  [
    'a missing space',
    { dataset: 'cats' },
    '/space',
    'Expected `space` to be an object, or a list of objects, got nothing.',
  ],
  [
    'an unknown key with a slash',
    { ...good, 'a/b': 1 },
    '/a~1b',
    'Expected no key `a/b`: it has no meaning here.',
  ],
  [
    'a key named __proto__',
    JSON.parse('{"dataset":"cats","space":{"learningRate":0.1,"iterations":1},"__proto__":1}'),
    '/__proto__',
    'Expected no key `__proto__`: it has no meaning here.',
  ],
  ['a body that is not an object', 5, '', 'Expected the body to be an object, got `5`.'],
  [
    'too many trials',
    {
      ...good,
      space: {
        learningRate: 0.1,
        iterations: 1,
        seed: Array.from({ length: 100_001 }, (_, i) => i),
      },
    },
    '/space',
    'Expected `space` to have at most 100000 trials, got 100001.',
  ],
  [
    'a bad value in a list of spaces',
    { ...good, space: [good.space, { ...good.space, momentum: [0, 2] }] },
    '/space/1/momentum/1',
    'Expected `space[1].momentum[1]` to be a number from 0 to below 1, got `2`.',
  ],
  [
    'a space of a list without a rate',
    { ...good, space: [good.space, { iterations: 5 }] },
    '/space/1/learningRate',
    'Expected `space[1].learningRate` to be a finite number above 0, a list of them, or a range, got nothing.',
  ],
  [
    'a number in a list of spaces',
    { ...good, space: [good.space, 5] },
    '/space/1',
    'Expected `space[1]` to be an object, got `5`.',
  ],
  [
    'an empty list of spaces',
    { ...good, space: [] },
    '/space',
    'Expected `space` to be a list of 1 to 32 spaces, got `[]`.',
  ],
  [
    'a list of 33 spaces',
    { ...good, space: Array.from({ length: 33 }, () => good.space) },
    '/space',
    `Expected \`space\` to be a list of 1 to 32 spaces, got \`${JSON.stringify(Array(33).fill(good.space)).slice(0, 57)}…\`.`,
  ],
  [
    'a range without a step in a list of spaces',
    { ...good, space: [good.space, { ...good.space, l2: { min: 0, max: 1 } }] },
    '/space/1/l2',
    'Expected `space[1].l2` to have a `step` or a `count`, as a grid needs them, got a range without.',
  ],
  [
    'too many trials in all spaces of a list',
    { ...good, space: [large, large] },
    '/space',
    'Expected `space` to have at most 100000 trials, where a trial of two spaces counts twice, got 120000.',
  ],
];

test.each(cases)(
  '%s is reported with its position, the expected value and the received value',
  (...row) => {
    const [, body, pointer, detail] = row;
    const parsed = plannedSweepRequest.safeParse(body);
    expect(parsed.error && explainIssues(parsed.error, body)).toEqual([{ pointer, detail }]);
  },
);

test('reports every bad value of a body', () => {
  const body = { dataset: '../x', space: { learningRate: 0, iterations: 0 } };
  const parsed = plannedSweepRequest.safeParse(body);
  const pointers = parsed.error && explainIssues(parsed.error, body).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['/dataset', '/space/learningRate', '/space/iterations']);
});

test('two rules with the same sentence about one value give one sentence', () => {
  const body = { ...good, stop: { maxIterations: 1e300 } };
  const { error } = plannedSweepRequest.safeParse(body);
  expect(error?.issues).toHaveLength(2);
  expect(error && explainIssues(error, body)).toEqual([
    {
      pointer: '/stop/maxIterations',
      detail:
        'Expected `stop.maxIterations` to be a whole number from 1 to 100000000000, got `1e+300`.',
    },
  ]);
});
