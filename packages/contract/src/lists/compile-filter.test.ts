import { describe, expect, test } from 'vitest';
import { compileFilter, type FilterValue, matchesFilter } from './compile-filter.ts';
import type { FilterField } from './filter.ts';
import { parseFilter } from './parse-filter.ts';

const fields: FilterField[] = [
  { path: 'number', type: 'number', nullable: true },
  { path: 'text', type: 'text', nullable: true },
  { path: 'choice', type: 'choice', choices: ['queued', 'running'], nullable: true },
  { path: 'boolean', type: 'boolean', nullable: true },
  { path: 'time', type: 'time', nullable: true },
  { path: 'texts', type: 'texts', nullable: true },
];
const parse = (text: string) => parseFilter(text, fields);

/** Whether the comparison matches a list of values. */
const results = (text: string, values: readonly FilterValue[]) =>
  values.map((value) => matchesFilter(parse(text), () => value));

const noon = Date.UTC(2026, 10, 29, 12);

describe('a comparison matches the first list of values and none of the second', () => {
  test.each<[string, FilterValue[], FilterValue[]]>([
    ['number = 1', [1], [2, Number.NaN, '1']],
    ['number = 0', [0, -0], [1]],
    ['number != 1', [0, Number.POSITIVE_INFINITY], [1, Number.NaN, '2']],
    ['number < 1', [0.9, Number.NEGATIVE_INFINITY], [1, 2, Number.NaN]],
    ['number <= 1', [0.9, 1], [1.1, Number.NaN]],
    ['number > 1', [1.1], [1, 0, Number.NaN]],
    ['number >= 1', [1, 10], [0.9, Number.NaN]],
    ['number = null', [null, undefined, Number.NaN], [0, 1]],
    ['number != null', [0, 1, Number.POSITIVE_INFINITY], [null, undefined, Number.NaN]],
    ['text = "Café"', ['Café', 'Cafe\u0301'], ['café', 'Café 2', '']],
    ['text != a', ['A', ''], ['a']],
    ['text:STRASSE', ['Straße 5', 'die straẞe'], ['Strase', '']],
    ['text:"ﬁne"', ['FINE tuning', 'ﬁne'], ['fin e']],
    ['text:""', ['', 'a'], []],
    ['text = null', [null, undefined], ['', 'null']],
    ['choice = queued', ['queued'], ['running', 'Queued']],
    ['choice != queued', ['running', 'other'], ['queued']],
    ['boolean = true', [true], [false, 'true', 1]],
    ['boolean != true', [false], [true, 'false', 0]],
    [
      'time >= "2026-11-29T12:00:00Z"',
      [noon, noon + 1, '2026-11-29T12:00:00.000Z', '2026-11-29T14:00:00+01:00'],
      [noon - 1, '2026-11-29T11:59:59.999Z', 'soon'],
    ],
    ['time != 2026-11-29', [noon], [Date.UTC(2026, 10, 29), 'soon']],
    ['texts:a', [['a'], ['b', 'a']], [[], ['ab'], ['A'], 'a']],
    ['texts:"é"', [['e\u0301']], [['e']]],
    ['texts != null', [[], ['a']], [null, undefined]],
  ])('%s', (text, matching, others) => {
    expect(results(text, matching)).toEqual(matching.map(() => true));
    expect(results(text, others)).toEqual(others.map(() => false));
  });
});

test.each([
  'number != 1',
  'text != a',
  'choice != queued',
  'boolean != true',
  'time != 2026-11-29',
])('a missing value does not match %s', (text) => {
  expect(results(text, [null, undefined])).toEqual([false, false]);
});

test('AND needs all filters, and OR needs one', () => {
  const filter = parse('number = 1 AND (text = a OR boolean = true)');
  const matches = (item: Record<string, FilterValue>) =>
    matchesFilter(filter, (path) => item[path]);
  expect(matches({ number: 1, text: 'a', boolean: false })).toBe(true);
  expect(matches({ number: 1, text: 'b', boolean: true })).toBe(true);
  expect(matches({ number: 1, text: 'b', boolean: false })).toBe(false);
  expect(matches({ number: 2, text: 'a', boolean: true })).toBe(false);
});

test('a filter that was sent to a thread matches the same items', () => {
  const filter = structuredClone(parse('time > 2026-11-29 AND texts:a'));
  expect(filter).toEqual(JSON.parse(JSON.stringify(filter)));
  const matches = compileFilter<Record<string, FilterValue>>(
    filter,
    (path) => (item) => item[path],
  );
  expect(matches({ time: noon, texts: ['a'] })).toBe(true);
  expect(matches({ time: noon, texts: ['b'] })).toBe(false);
});

test('a compiled filter asks for the reader of each comparison once', () => {
  const paths: string[] = [];
  const matches = compileFilter<number>(parse('number > 1 AND number < 3'), (path) => {
    paths.push(path);
    return (item) => item;
  });
  expect([1, 2, 3].filter(matches)).toEqual([2]);
  expect(paths).toEqual(['number', 'number']);
});
