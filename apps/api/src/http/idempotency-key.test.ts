import { plannedSweepRequest } from '@sweepq/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiProblem } from '../problems/problem.ts';
import { hashRequest, hashText, parseIdempotencyKey } from './idempotency-key.ts';

test.each([
  ['no header', undefined, undefined],
  ['a bare key', ['5f1c-8e'], '5f1c-8e'],
  ['the same in quotes', ['"5f1c-8e"'], '5f1c-8e'],
  ['escapes in quotes', ['"a\\"b\\\\c"'], 'a"b\\c'],
  ['an opening quote without a closing one', ['"a'], '"a'],
  ['an invalid escape sequence', ['"a\\b"'], '"a\\b"'],
  ['blanks within', ['a b'], 'a b'],
  ['255 characters', ['x'.repeat(255)], 'x'.repeat(255)],
  ['255 characters in quotes', [`"${'x'.repeat(255)}"`], 'x'.repeat(255)],
])('parses %s', (_title, values, key) => {
  expect(parseIdempotencyKey(values)).toBe(key);
});

test.each([
  ['an empty key', [''], 'got 0'],
  ['empty quotes', ['""'], 'got 0'],
  ['256 characters', ['x'.repeat(256)], 'got 256'],
  ['another alphabet', ['clé'], 'got others'],
  ['a tabulator', ['a\tb'], 'got others'],
  ['two headers', ['a', 'a'], 'got 2 of them'],
])('rejects %s, with an error that names the header', (_title, values, got) => {
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

const hash = (text: string) => hashRequest(plannedSweepRequest.parse(JSON.parse(text)));
const body = '{"dataset":"cats","space":{"learningRate":0.1,"iterations":[10,20],"l2":0}}';

test('the hash of a request is that of its JSON with sorted keys and without null members', () => {
  const request = {
    tags: ['b', 'a'],
    space: [{ seed: [2, 1], l2: null }, {}],
    note: null,
    at: [null],
  };
  const text = '{"at":[null],"space":[{"seed":[2,1]},{}],"tags":["b","a"]}';
  expect(hashRequest(request)).toBe(hashText(text));
});

test.each([
  ['white space', body.replaceAll(',', ' ,\n')],
  [
    'the order of keys',
    '{"space":{"l2":0,"iterations":[10,20],"learningRate":0.1},"dataset":"cats"}',
  ],
  ['the notation of numbers', body.replace('0.1', '1e-1').replace('"l2":0', '"l2":-0.0')],
  ['escape sequences', body.replace('cats', '\\u0063ats')],
])('the hash of a request does not depend on %s', (_title, text) => {
  expect(hash(text)).toBe(hash(body));
});

test.each([
  ['name', body.replace('{', '{"name":"a",')],
  ['value', body.replace('0.1', '0.2')],
  ['order of values', body.replace('10,20', '20,10')],
  ['presence of a field with the default value', body.replace('"l2"', '"seed":0,"l2"')],
])('the hash of a request depends on the %s', (_title, text) => {
  expect(hash(text)).not.toBe(hash(body));
});
