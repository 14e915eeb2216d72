import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiProblem } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));

test('parses any JSON to the same value as JSON.parse', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      // fast-check gives a duplicate key only if escaping made two of its keys equal.
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each([
  ['nothing', ''],
  ['blanks', ' \n'],
  ['half an object', '{"a": 1'],
  ['a comment', '{} // no'],
  ['NaN', '{"a": NaN}'],
  ['too deep', `${'['.repeat(33)}${']'.repeat(33)}`],
])('refuses %s', (_title, text) => {
  expect(() => parse(text)).toThrow(ApiProblem);
});

test('refuses bytes that are not UTF-8', () => {
  expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(
    'Expected the body to be UTF-8.',
  );
});

test.each([
  ['at the top', '{"a": 1, "b": 2, "a": 3}', '/a'],
  ['written in another way', '{"a": 1, "\\u0061": 3}', '/a'],
  ['in a list', '{"l": [{}, {"k": {}, "k": []}]}', '/l/1/k'],
  ['with a slash', '{"x/y": {"~": 1, "~": 2}}', '/x~1y/~0'],
])('refuses a key that is there twice, %s, and points at it', (_title, text, pointer) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      errors: [{ pointer, detail: expect.stringContaining('once, got it twice') }],
    }),
  );
});

test('accepts the same key in two different objects', () => {
  expect(parse('{"a": {"k": 1}, "b": {"k": "a, \\"k\\": {"}}')).toEqual({
    a: { k: 1 },
    b: { k: 'a, "k": {' },
  });
});
