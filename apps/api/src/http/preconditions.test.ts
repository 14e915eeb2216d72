import { expect, test } from 'vitest';
import { parseIfMatch, tagOfRevision } from './preconditions.ts';

const parse = (text?: string) =>
  parseIfMatch({ headers: text === undefined ? {} : { 'if-match': text } });
const present = tagOfRevision({ version: '0.2.0' }, 12);

test.each([
  [undefined, undefined],
  ['*', undefined],
  [' * ', undefined],
  [present, [12]],
  [`${tagOfRevision({ version: '0.1.9' }, 0)} , ${present}`, [0, 12]],
  [`W/${present}`, []],
  [`W/${present}, "3-x"`, [3]],
  ['"of-another-api"', []],
  ['"012-x"', []],
  ['"W/"', []],
])('If-Match %s allows the revisions %j', (text, revisions) => {
  expect(parse(text)).toEqual(revisions);
});

test.each(['', '12', '"a" "b"', '"a",', '*, "a"', '"a'])('If-Match %j is refused', (text) => {
  expect(() => parse(text)).toThrow('Expected the header If-Match to be `*` or a list');
});
