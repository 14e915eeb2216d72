import { expect, test } from 'vitest';
import { notBefore } from './not-before.ts';

const noon = '2026-01-01T12:00:00.000Z';
const one = '2026-01-01T13:00:00.000Z';

test.each([
  ['an end after its beginning stays', one, noon, one],
  ['an end before its beginning lies at it', noon, one, one],
  ['what has not begun may have ended', noon, null, noon],
  ['what has not ended has no end', null, noon, null],
])('%s', (_, end, beginning, expected) => {
  expect(notBefore(end, beginning)).toBe(expected);
});
