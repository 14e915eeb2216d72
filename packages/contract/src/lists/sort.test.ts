import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ListQueryError } from './list-query-error.ts';
import { formatSort, parseSort, type SortKey } from './sort.ts';

const paths = ['index', 'objective', 'status', 'metrics.test.accuracy', 'params.learningRate'];

describe('a sort is parsed to its keys', () => {
  test.each<[string, SortKey[]]>([
    ['index', [{ path: 'index', order: 'asc' }]],
    [
      '-metrics.test.accuracy,index',
      [
        { path: 'metrics.test.accuracy', order: 'desc' },
        { path: 'index', order: 'asc' },
      ],
    ],
    [
      '-status,-objective,params.learningRate,-index',
      [
        { path: 'status', order: 'desc' },
        { path: 'objective', order: 'desc' },
        { path: 'params.learningRate', order: 'asc' },
        { path: 'index', order: 'desc' },
      ],
    ],
  ])('%s', (text, keys) => {
    expect(parseSort(text, paths)).toEqual(keys);
    expect(formatSort(keys)).toBe(text);
  });
});

const all = `to name one of ${paths.join(', ')}`;
const noSpaces = 'to have paths with commas, and without + or spaces, between';

describe('an invalid sort is refused with the expected and the received text and its column', () => {
  test.each([
    ['', all, 'nothing at column 1'],
    ['-', all, 'nothing at column 2'],
    ['index,', all, 'nothing at column 7'],
    [',index', all, 'nothing at column 1'],
    ['index,,status', all, 'nothing at column 7'],
    ['+index', noSpaces, '`+index` at column 1'],
    ['index, status', noSpaces, '` status` at column 7'],
    ['index ,status', noSpaces, '`index ` at column 1'],
    ['- index', noSpaces, '` index` at column 2'],
    ['--index', 'to name a known field (nearest: index)', '`-index` at column 2'],
    [
      'index,-accuracy',
      'to name a known field (nearest: metrics.test.accuracy)',
      '`accuracy` at column 8',
    ],
    ['index;status', all, '`index;status` at column 1'],
    ['index desc', all, '`index desc` at column 1'],
    ['__proto__', all, '`__proto__` at column 1'],
    ['index,-index', 'to have each path once', '`index` at column 8'],
    [
      'index,status,objective,-metrics.test.accuracy,x',
      'to have at most 4 keys',
      '`x` at column 47',
    ],
  ])('%s', (text, wish, got) => {
    expect(() => parseSort(text, paths)).toThrow(
      expect.objectContaining({ wish, got, message: `Expected \`sort\` ${wish}, got ${got}.` }),
    );
  });
});

test('parsing a formatted sort gives the same keys', () => {
  const keys = fc.uniqueArray(
    fc.record({ path: fc.constantFrom(...paths), order: fc.constantFrom('asc', 'desc') }),
    { minLength: 1, maxLength: 4, selector: ({ path }) => path },
  );
  fc.assert(
    fc.property(keys, (each) => {
      expect(parseSort(formatSort(each), paths)).toEqual(each);
    }),
  );
});

test('random texts are parsed or refused with a ListQueryError', () => {
  const token = fc.constantFrom(...paths, ',', ',', '-', '+', ' ', '.', 'é', '\u0000');
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.uint16Array({ maxLength: 8 }).map((units) => String.fromCharCode(...units)),
    fc.array(token, { maxLength: 12 }).map((tokens) => tokens.join('')),
  );
  fc.assert(
    fc.property(text, (each) => {
      try {
        expect(formatSort(parseSort(each, paths))).toBe(each);
      } catch (error) {
        if (!(error instanceof ListQueryError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
