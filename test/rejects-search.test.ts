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

type Problem = { errors: { pointer: string; detail: string }[] };

test.each([
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
