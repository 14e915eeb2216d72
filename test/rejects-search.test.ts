// Searches and pruning rules that the api rejects, each with one problem that names the field.
import { beforeAll, expect, test } from 'vitest';
import { startService } from './support/service.ts';

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
  return () => service.stop();
});

const range = { min: 0.001, max: 0.1, scale: 'log' };
const tpe = { strategy: 'tpe', trials: 20 };
const halving = { rule: 'halving' };

const branch = { learningRate: range, iterations: 200 };
/** A space with 60 000 trials. */
const large = {
  ...{ learningRate: 0.1, iterations: 5 },
  ...{ seed: { min: 1, max: 300, step: 1 }, l2: { min: 0, max: 1, count: 200 } },
};

type Row = [title: string, part: object, pointer: string, got: string];
type Problem = { errors: { pointer: string; detail: string }[] };

test.each<Row>([
  ['tpe without trials', { search: { strategy: 'tpe' } }, '/search/trials', 'nothing'],
  ['parallelism 0', { search: { ...tpe, parallelism: 0 } }, '/search/parallelism', '`0`'],
  ['startup 0', { search: { ...tpe, startup: 0 } }, '/search/startup', '`0`'],
  [
    'parallelism with grid',
    { search: { strategy: 'grid', parallelism: 4 }, space: { learningRate: [0.1], iterations: 5 } },
    '/search/parallelism',
    '`4`',
  ],
  [
    'startup with sobol',
    { search: { strategy: 'sobol', trials: 4, startup: 2 } },
    '/search/startup',
    '`2`',
  ],
  [
    'startup with cmaes',
    { search: { ...tpe, strategy: 'cmaes', startup: 10 } },
    '/search/startup',
    '`10`',
  ],
  ['10 001 trials', { search: { ...tpe, trials: 10_001 } }, '/search/trials', '`10001`'],
  [
    'more trials than combinations',
    { search: { ...tpe, trials: 5 }, space: { learningRate: [0.1, 0.2], iterations: 5 } },
    '/search/trials',
    '`5`',
  ],
  [
    'cmaes with lists only',
    {
      search: { strategy: 'cmaes', trials: 2 },
      space: { learningRate: [0.1, 0.2], iterations: 5 },
    },
    '/search/strategy',
    '`cmaes`',
  ],
  ['a budget of 0', { stop: { maxIterations: 0 } }, '/stop/maxIterations', '`0`'],
  ['a negative budget', { stop: { maxIterations: -1 } }, '/stop/maxIterations', '`-1`'],
  ['half an iteration', { stop: { maxIterations: 0.5 } }, '/stop/maxIterations', '`0.5`'],
  ['a budget as text', { stop: { maxIterations: '9' } }, '/stop/maxIterations', '`9`'],
  ['a budget without a trial', { stop: { maxIterations: 199 } }, '/stop/maxIterations', '`199`'],
  [
    'a budget below the highest iteration count of the first run of a grid',
    {
      ...{ search: { strategy: 'grid' }, stop: { maxIterations: 199 } },
      space: [
        { learningRate: [0.1, 0.2], iterations: [5, 200] },
        { learningRate: 0.3, iterations: 10 },
      ],
    },
    '/stop/maxIterations',
    '`199`',
  ],
  ['pruning by an unknown rule', { pruning: { rule: 'asha' } }, '/pruning/rule', '`asha`'],
  ['eta 1', { pruning: { ...halving, eta: 1 } }, '/pruning/eta', '`1`'],
  ['a cohort of 1', { pruning: { ...halving, cohort: 1 } }, '/pruning/cohort', '`1`'],
  ['a cohort below eta', { pruning: { ...halving, eta: 4, cohort: 3 } }, '/pruning/cohort', '`3`'],
  [
    'a cohort with hyperband',
    { pruning: { rule: 'hyperband', cohort: 9 } },
    '/pruning/cohort',
    '`9`',
  ],
  ['startup with halving', { pruning: { ...halving, startup: 3 } }, '/pruning/startup', '`3`'],
  [
    'a lowest rung above the count',
    { pruning: { ...halving, minIterations: 300 } },
    '/pruning/minIterations',
    '`300`',
  ],
  [
    'a lowest rung at the count',
    { pruning: { ...halving, minIterations: 200 } },
    '/pruning/minIterations',
    '`200`',
  ],
  [
    'pruning with several counts',
    { pruning: halving, space: { learningRate: range, iterations: [100, 200] } },
    '/space/iterations',
    '2 counts',
  ],
  [
    'pruning with a range of counts',
    { pruning: halving, space: { learningRate: range, iterations: { min: 1, max: 9 } } },
    '/space/iterations',
    'a range',
  ],
  [
    'cmaes with a list of spaces',
    { search: { ...tpe, strategy: 'cmaes' }, space: [branch, { ...branch, nesterov: true }] },
    '/search/strategy',
    '`cmaes`',
  ],
  ['an empty list of spaces', { space: [] }, '/space', '`[]`'],
  ['33 spaces', { space: Array.from({ length: 33 }, () => branch) }, '/space', '`[{'],
  ['a text in a list of spaces', { space: [branch, 'x'] }, '/space/1', '`x`'],
  ['a text as space', { space: 'x' }, '/space', '`x`'],
  [
    'a space of a list without iterations',
    { space: [branch, { learningRate: 0.1 }] },
    '/space/1/iterations',
    'nothing',
  ],
  [
    'a bad momentum in a list of spaces',
    { space: [branch, { ...branch, momentum: [0.5, 1] }] },
    '/space/1/momentum/1',
    '`1`',
  ],
  [
    'a hyperparameter twice in a space of a list',
    { space: [branch, { ...branch, nesterov: [true, true] }] },
    '/space/1/nesterov',
    '`[true,true]`',
  ],
  [
    'a grid with a range in a list of spaces',
    { search: { strategy: 'grid' }, space: [{ learningRate: 0.1, iterations: 5 }, branch] },
    '/space/1/learningRate',
    'a range without',
  ],
  ...(['random', 'tpe'] as const).map(
    (strategy): Row => [
      `more trials of ${strategy} than different ones in spaces that overlap`,
      {
        search: { strategy, trials: 5 },
        space: [[0.1, 0.2], [0.2, 0.3], 0.3].map((rate) => ({ learningRate: rate, iterations: 5 })),
      },
      '/search/trials',
      '`5`',
    ],
  ),
  [
    'more trials than spaces have that are too large to compare',
    { search: { strategy: 'random', trials: 80_000 }, space: [large, large] },
    '/space',
    '120000',
  ],
  [
    'pruning with different counts in two spaces',
    { pruning: halving, space: [branch, { ...branch, iterations: 100 }] },
    '/space/1/iterations',
    '`100`',
  ],
  [
    'pruning with several counts in a space of a list',
    { pruning: halving, space: [branch, { ...branch, iterations: [100, 200] }] },
    '/space/1/iterations',
    '2 counts',
  ],
  [
    'pruning with one iteration',
    { pruning: halving, space: { learningRate: range, iterations: 1 } },
    '/space/iterations',
    '`1`',
  ],
])('rejects %s', async (_, part, pointer, got) => {
  const body = {
    dataset: 'synthetic-cats',
    space: { learningRate: range, iterations: 200 },
    search: tpe,
    ...part,
  };
  const response = await fetch(new URL('/v1/sweeps?dryRun=true', service.api.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.errors?.length], JSON.stringify(problem)).toEqual([400, 1]);
  expect(problem.errors[0]).toMatchObject({ pointer });
  expect(problem.errors[0]?.detail).toMatch(/^Expected `.*` to .* got /);
  expect(problem.errors[0]?.detail).toContain(`got ${got}`);
});
