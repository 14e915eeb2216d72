import { expect, test } from 'vitest';
import { parseChoiceAxis, parseNumberAxis } from './parse-axis.ts';

test.each([
  ['0.005', 0.005],
  ['1e-3', 0.001],
  ['0.001,0.005', [0.001, 0.005]],
  ['0.001, 0.005', [0.001, 0.005]],
  ['0.0001..0.1', { min: 0.0001, max: 0.1 }],
  ['1e-4..0.1:log', { min: 0.0001, max: 0.1, scale: 'log' }],
  ['0..1:count=5', { min: 0, max: 1, count: 5 }],
  ['1e-4..1:log:count=10', { min: 0.0001, max: 1, scale: 'log', count: 10 }],
  ['100..1000:step=100:linear', { min: 100, max: 1000, step: 100, scale: 'linear' }],
  ['0..9:int', { min: 0, max: 9, int: true }],
  ['-1..-0.5', { min: -1, max: -0.5 }],
])('parses %s into the axis of a request', (text, axis) => {
  expect(parseNumberAxis('--x', text)).toEqual(axis);
});

test.each(['', 'x', '1,', '0x10', 'Infinity', '1..', '1..2..3', '..', '1 2'])(
  'rejects `%s` with the name of the option and the expected format',
  (text) => {
    expect(() => parseNumberAxis('--l2', text)).toThrow(/^Expected `--l2` to be a number, a list/);
  },
);

test.each(['logarithmic', 'count', 'count=x', 'count=1=2', 'step=', ''])(
  'rejects the range modifier `%s`',
  (word) => {
    expect(() => parseNumberAxis('--l2', `0..1:${word}`)).toThrow(
      /^Expected the modifier of the range in `--l2` to be `log`, .*, got/,
    );
  },
);

test('a hyperparameter whose values are words accepts one word or both', () => {
  const choices = { true: true, false: false };
  expect(parseChoiceAxis('--nesterov', 'false', choices)).toBe(false);
  expect(parseChoiceAxis('--nesterov', 'true,false', choices)).toEqual([true, false]);
  for (const text of ['yes', '', 'constructor', 'true,']) {
    expect(() => parseChoiceAxis('--nesterov', text, choices)).toThrow(
      'Expected `--nesterov` to be true or false, or both separated by a comma',
    );
  }
});
