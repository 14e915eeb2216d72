import { expect, test } from 'vitest';
import { describeUnknownSettings } from './unknown-settings.ts';

test.each([
  ['SWEEPQ_TREADS', 'SWEEPQ_THREADS'],
  ['SWEEPQ_TOKENSS', 'SWEEPQ_TOKENS'],
  ['SWEEPQ_DATASET_DIR', 'SWEEPQ_DATASETS_DIR'],
  ['SWEEPQ_RATELIMIT', 'SWEEPQ_RATE_LIMIT'],
])('names %s as unknown, with %s as the nearest name', (name, nearest) => {
  expect(describeUnknownSettings({ [name]: 'x' })).toEqual([
    `The environment variable ${name} is unknown and has no effect. The nearest known name is ${nearest}.`,
  ]);
});

test('gives no nearest name if no known name is similar', () => {
  expect(describeUnknownSettings({ SWEEPQ_COFFEE_MACHINE: 'on' })).toEqual([
    'The environment variable SWEEPQ_COFFEE_MACHINE is unknown and has no effect.',
  ]);
});

test('accepts known names, empty variables and the variables of other programs', () => {
  const env = { SWEEPQ_THREADS: '2', SWEEPQ_TYPO: '', PATH: '/bin', REDIS_URL: 'x' };
  expect(describeUnknownSettings(env)).toEqual([]);
});
