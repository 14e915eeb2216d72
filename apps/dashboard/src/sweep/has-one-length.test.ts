import type { Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { hasOneLength } from './has-one-length.ts';

type Added = { iterations: number | null; space: object | null };

const sweepOf = (space: object, extensions: Added[] = []) =>
  ({ spec: { space }, extensions }) as unknown as Sweep;

const one = { iterations: [100] };
const range = { min: 10, max: 100, step: null, count: null, scale: 'linear' };

test.each([
  ['one count', true, sweepOf(one)],
  ['two counts', false, sweepOf({ iterations: [10, 100] })],
  ['a range of counts', false, sweepOf({ iterations: range })],
  ['the same count in two spaces', true, sweepOf([one, one])],
  ['another count in its second space', false, sweepOf([one, { iterations: [50] }])],
  ['an extension by a count', false, sweepOf(one, [{ iterations: 200, space: null }])],
  [
    'an extension by a space with its count',
    true,
    sweepOf(one, [{ iterations: null, space: one }]),
  ],
  [
    'an extension by a space with another count',
    false,
    sweepOf(one, [{ iterations: null, space: [{ iterations: [50] }] }]),
  ],
])('a sweep with %s: its trials have one iteration count, %s', (_, expected, sweep) => {
  expect(hasOneLength(sweep)).toBe(expected);
});
