import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiProblem } from '../problems/problem.ts';
import { parseIdempotencyKey } from './idempotency-key.ts';

test.each([
  ['no header', undefined, undefined],
  ['a bare key', ['5f1c-8e'], '5f1c-8e'],
  ['the same in quotes', ['"5f1c-8e"'], '5f1c-8e'],
  ['escapes in quotes', ['"a\\"b\\\\c"'], 'a"b\\c'],
  ['half a quote', ['"a'], '"a'],
  ['an escape that is none', ['"a\\b"'], '"a\\b"'],
  ['blanks within', ['a b'], 'a b'],
  ['255 characters', ['x'.repeat(255)], 'x'.repeat(255)],
  ['255 characters in quotes', [`"${'x'.repeat(255)}"`], 'x'.repeat(255)],
])('%s', (_title, values, key) => {
  expect(parseIdempotencyKey(values)).toBe(key);
});

test.each([
  ['an empty key', [''], 'got 0'],
  ['empty quotes', ['""'], 'got 0'],
  ['256 characters', ['x'.repeat(256)], 'got 256'],
  ['another alphabet', ['clé'], 'got others'],
  ['a tabulator', ['a\tb'], 'got others'],
  ['two headers', ['a', 'a'], 'got 2 of them'],
])('refuses %s, and names the header', (_title, values, got) => {
  expect(() => parseIdempotencyKey(values)).toThrow(ApiProblem);
  expect(() => parseIdempotencyKey(values)).toThrow(
    new RegExp(`^Expected the header Idempotency-Key .* ${got}`),
  );
});

test('a quoted key equals the unquoted key', () => {
  const keys = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 255 });
  fc.assert(
    fc.property(keys, (key) => {
      const value = `"${key.replace(/["\\]/g, '\\$&')}"`;
      expect(parseIdempotencyKey([value])).toBe(key);
    }),
  );
});
