import { describe, expect, test } from 'vitest';
import type { Comparison, FilterField } from './filter.ts';
import { formatFilter } from './format-filter.ts';
import { parseFilter } from './parse-filter.ts';

const fields: FilterField[] = [
  { path: 'index', type: 'number' },
  { path: 'metrics.test.accuracy', type: 'number', nullable: true },
  { path: 'params.learningRate', type: 'number' },
  { path: 'name', type: 'text', nullable: true },
  { path: 'status', type: 'choice', choices: ['queued', 'running', 'completed'] },
  { path: 'archived', type: 'boolean' },
  { path: 'createdAt', type: 'time' },
  { path: 'endedAt', type: 'time', nullable: true },
  { path: 'tags', type: 'texts' },
  { path: 'classes', type: 'texts', nullable: true },
];
const parse = (text: string) => parseFilter(text, fields);

const index = (value: number): Comparison => ({
  kind: 'comparison',
  path: 'index',
  type: 'number',
  operator: '=',
  value,
});
const [a, b, c, d] = [index(1), index(2), index(3), index(4)];

describe('a comparison gets the type of its field', () => {
  test.each<[string, string, string, Comparison['type'], Comparison['value']]>([
    ['index = 5', 'index', '=', 'number', 5],
    ['index!=-0.5', 'index', '!=', 'number', -0.5],
    ['index < 1e-3', 'index', '<', 'number', 0.001],
    ['index<=1E+3', 'index', '<=', 'number', 1000],
    ['index > -0', 'index', '>', 'number', 0],
    ['index >= 1e-400', 'index', '>=', 'number', 0],
    ['metrics.test.accuracy = null', 'metrics.test.accuracy', '=', 'null', null],
    ['metrics.test.accuracy >= 0.9', 'metrics.test.accuracy', '>=', 'number', 0.9],
    ['name = first-try_2.0', 'name', '=', 'text', 'first-try_2.0'],
    ['name != ""', 'name', '!=', 'text', ''],
    ['name:"a \\"b\\" \\\\ ü"', 'name', ':', 'text', 'a "b" \\ ü'],
    ['name = "null"', 'name', '=', 'text', 'null'],
    ['name != null', 'name', '!=', 'null', null],
    ['name = true', 'name', '=', 'text', 'true'],
    ['name = 007', 'name', '=', 'text', '007'],
    ['name = and', 'name', '=', 'text', 'and'],
    ['name = "AND"', 'name', '=', 'text', 'AND'],
    ['status = running', 'status', '=', 'choice', 'running'],
    ['status != "queued"', 'status', '!=', 'choice', 'queued'],
    ['archived = true', 'archived', '=', 'boolean', true],
    ['archived != false', 'archived', '!=', 'boolean', false],
    ['createdAt >= 2026-11-29', 'createdAt', '>=', 'time', Date.UTC(2026, 10, 29)],
    ['createdAt < "2026-11-29"', 'createdAt', '<', 'time', Date.UTC(2026, 10, 29)],
    [
      'createdAt = "2026-11-29T12:00:00.5Z"',
      'createdAt',
      '=',
      'time',
      Date.UTC(2026, 10, 29, 12, 0, 0, 500),
    ],
    [
      'createdAt = "2026-11-29T01:00:00+02:00"',
      'createdAt',
      '=',
      'time',
      Date.UTC(2026, 10, 28, 23),
    ],
    ['endedAt = null', 'endedAt', '=', 'null', null],
    ['tags:baseline', 'tags', ':', 'texts', 'baseline'],
    ['tags : "x, y"', 'tags', ':', 'texts', 'x, y'],
    ['tags:5', 'tags', ':', 'texts', '5'],
    ['classes != null', 'classes', '!=', 'null', null],
    ['\t index\r\n=\n5 ', 'index', '=', 'number', 5],
  ])('%s', (text, path, operator, type, value) => {
    expect(parse(text)).toEqual({ kind: 'comparison', path, type, operator, value });
  });
});

describe('AND, OR and parentheses group comparisons; groups of the same kind become one', () => {
  test.each([
    ['index=1 AND index=2 AND index=3', { kind: 'and', filters: [a, b, c] }],
    ['index=1 OR index=2', { kind: 'or', filters: [a, b] }],
    ['(index=1)', a],
    ['((index=1))AND(index=2)', { kind: 'and', filters: [a, b] }],
    ['(index=1 AND index=2) AND index=3', { kind: 'and', filters: [a, b, c] }],
    ['index=1 OR (index=2 OR (index=3 OR index=4))', { kind: 'or', filters: [a, b, c, d] }],
    [
      '(index=1 OR index=2) AND (index=3 OR index=4)',
      {
        kind: 'and',
        filters: [
          { kind: 'or', filters: [a, b] },
          { kind: 'or', filters: [c, d] },
        ],
      },
    ],
    [
      'index=1 OR (index=2 AND (index=3 OR index=4))',
      {
        kind: 'or',
        filters: [a, { kind: 'and', filters: [b, { kind: 'or', filters: [c, d] }] }],
      },
    ],
  ])('%s', (text, filter) => {
    expect(parse(text)).toEqual(filter);
  });
});

describe('a filter is formatted in one standard form', () => {
  test.each([
    ['((index=1e3)AND(name:x))', 'index = 1000 AND name : x'],
    ['name="a b" OR name="b" OR name="null"', 'name = "a b" OR name = b OR name = "null"'],
    ['name="\\\\\\""', 'name = "\\\\\\""'],
    ['createdAt<2026-11-29', 'createdAt < "2026-11-29T00:00:00.000Z"'],
    ['index=1 AND(index=2 OR(index=3))', 'index = 1 AND (index = 2 OR index = 3)'],
    ['index=1e21 AND index=1e-7', 'index = 1e+21 AND index = 1e-7'],
    ['endedAt!=null', 'endedAt != null'],
  ])('%s', (text, formatted) => {
    expect(formatFilter(parse(text))).toBe(formatted);
    expect(parse(formatted)).toEqual(parse(text));
  });
});
