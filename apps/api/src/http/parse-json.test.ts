import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ApiProblem } from '../problems/problem.ts';
import { parseJson } from './parse-json.ts';

const parse = (text: string) => parseJson(new TextEncoder().encode(text));

test('returns the same value as JSON.parse for any JSON without duplicate keys', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      // The generated objects have no duplicate keys.
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
  ['too deep, in two kinds of brackets', `${'[{"a":'.repeat(16)}[]${'}]'.repeat(16)}`],
])('rejects %s', (_title, text) => {
  expect(() => parse(text)).toThrow(ApiProblem);
});

test('rejects bytes that are not UTF-8', () => {
  expect(() => parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow(
    'Expected the body to be UTF-8.',
  );
});

test.each([
  ['at the top', '{"a": 1, "b": 2, "a": 3}', '/a'],
  ['with an escape sequence', '{"a": 1, "\\u0061": 3}', '/a'],
  ['in a list', '{"l": [{}, {"k": {}, "k": []}]}', '/l/1/k'],
  ['with a slash', '{"x/y": {"~": 1, "~": 2}}', '/x~1y/~0'],
  ['after lists of numbers', '{"l": [[1, 2], [], [3], {"k": [4, 5], "m": 6, "k": 7}]}', '/l/3/k'],
  ['after a bracket in a text', '{"l": ["[1]", {"]": "[", "]": [8]}]}', '/l/1/]'],
])('rejects a duplicate key %s, with the JSON pointer of the key', (_title, text, pointer) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({
      errors: [{ in: 'body', pointer, detail: expect.stringContaining('once, got it twice') }],
    }),
  );
});

test('accepts the same key in two objects', () => {
  expect(parse('{"a": {"k": 1}, "b": {"k": "a, \\"k\\": {"}}')).toEqual({
    a: { k: 1 },
    b: { k: 'a, "k": {' },
  });
});
