import { expect, test } from 'vitest';
import { notBefore } from './not-before.ts';

const noon = '2026-01-01T12:00:00.000Z';
const one = '2026-01-01T13:00:00.000Z';

test.each([
  ['keeps an end after its beginning', one, noon, one],
  ['moves an end before its beginning to the beginning', noon, one, one],
  ['keeps an end without a beginning', noon, null, noon],
  ['returns null without an end', null, noon, null],
])('%s', (_, end, beginning, expected) => {
  expect(notBefore(end, beginning)).toBe(expected);
});
