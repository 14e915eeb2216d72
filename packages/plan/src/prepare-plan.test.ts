import { expect, test } from 'vitest';
import { countTrials, planTrial, preparePlan, type Searched } from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';

const some = (count: number) => Array.from({ length: count }, (_, k) => k / 1000);
const rates = { min: 1e-4, max: 1e-2, scale: 'log', int: false } as const;
const grid = { strategy: 'grid' } as const;
const sobol = { strategy: 'sobol', trials: 1_000, seed: 1 } as const;
const idle = parseSpace({
  ...{ learningRate: 0.1, iterations: 1, l2: some(400) },
  ...{ optimizer: ['sgd', 'adam'], momentum: [0, 0.5] },
});
const sampled = parseSpace({ learningRate: rates, iterations: 1 });
const [one, other] = [1, 2].map((iterations) =>
  parseSpace({ learningRate: 0.1, iterations, l2: some(500) }),
) as [Searched['space'], Searched['space']];
const spaces = [one, other].flat();

test.each<[string, Searched]>([
  ['a sample', { space: sampled, search: sobol }],
  ['several spaces', { space: spaces, search: grid }],
  ['a sample of several spaces', { space: spaces, search: { ...sobol, trials: 900 } }],
  ['a space with values that have no effect', { space: idle, search: grid }],
  ['an extension', { space: one, search: grid, extensions: [{ iterations: 5 }] }],
  [
    'a sampled extension',
    { space: one, search: grid, extensions: [{ space: sampled, search: sobol, planVersion: 5 }] },
  ],
])('a plan is prepared with pauses: %s', async (_title, searched) => {
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  await preparePlan(searched, 'values', pause);
  expect(pauses).toBeGreaterThan(20);
  const prepared = pauses;
  const trials = countTrials(searched);
  expect(planTrial(searched, trials - 1).run).toBeGreaterThan(0);
  // The plan of the same objects is known.
  await preparePlan(searched, 'values', pause);
  expect(pauses).toBe(prepared);
});

test('a sample is not drawn for the number of its trials', async () => {
  const searched = { space: sampled, search: { ...sobol, seed: 7 } };
  const pause = () => expect.fail('The sample was drawn.');
  await preparePlan(searched, 'trials', pause);
  await preparePlan(searched, 'runs', pause);
  expect(countTrials(searched)).toBe(1_000);
});
