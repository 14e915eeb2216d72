import { expect, test } from 'vitest';
import { measureJson } from './measure-json.ts';

const ofText = (text: string) => measureJson(new Uint8Array(Buffer.from(text)));
const megabytes = (count: number, text: string) =>
  ofText(text.repeat(Math.floor((count * 1024 * 1024) / text.length)));

test('counts the values of a flat or nested list of numbers', () => {
  expect(ofText('{"images":[[0,1],[[2],[3]]]}').values).toBe(4);
});

test.each([
  ['16 MB of flat pixels', 16, '0,', true],
  ['32 MB of flat pixels of 3 digits', 32, '255,', true],
  ['32 MB of numbers of 1 digit', 32, '0,', false],
  ['12 MB of lists of colours', 12, '[0,0,0],', false],
  ['3 MB of empty objects', 3, '{},', false],
  ['8 MB of lists', 8, '[],', false],
  ['4 MB of texts', 4, '"",', false],
] as const)('tells whether %s can be parsed in a thread', (_title, count, text, isParsable) => {
  expect(megabytes(count, text).isParsable).toBe(isParsable);
});
