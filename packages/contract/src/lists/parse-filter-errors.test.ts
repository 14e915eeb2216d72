import { describe, expect, test } from 'vitest';
import type { FilterField } from './filter.ts';
import { ListQueryError } from './list-query-error.ts';
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

const noQuotes =
  'to have double quotes around values with characters other than A–Z, a–z, 0–9, _, . and -';
const aText =
  'to have a text (in double quotes unless all its characters are A–Z, a–z, 0–9, _, . or -)';
const aTime =
  'to have a date, such as 2026-11-29, or a quoted time with its offset, such as "2026-11-29T12:00:00Z",';
const mixed = 'to have parentheses where AND and OR are mixed, such as `(a OR b) AND c`, after';
const anItem = 'to have a field, an operator and a value, or `(`';
const anyOperator = 'to have one of = != < <= > >= :';
const paths =
  'index, metrics.test.accuracy, params.learningRate, name, status, archived, createdAt, endedAt, tags, classes';

describe('an invalid filter is refused with the expected and the received text and its column', () => {
  test.each([
    ['', anItem, 'the end at column 1'],
    ['  ', anItem, 'the end at column 3'],
    ['index', anyOperator, 'the end at column 6'],
    ['index 5', anyOperator, '`5` at column 7'],
    ['index == 5', anyOperator, '`==` at column 7'],
    ['index <> 5', anyOperator, '`<>` at column 7'],
    ['has(index)', `to name one of ${paths}`, '`has` at column 1'],
    ['index(5)', anyOperator, '`(` at column 6'],
    ['index =', 'to have a value', 'the end at column 8'],
    ['index = (5)', 'to have a value', '`(` at column 9'],
    ['name = AND', 'to have a value (in double quotes if it is a keyword)', '`AND` at column 8'],
    ['"index" = 5', anItem, '`"index"` at column 1'],
    ['5', `to name one of ${paths}`, '`5` at column 1'],
    ['NOT index = 5', 'to have `!=` instead of NOT', '`NOT` at column 1'],
    ['-index = 5', 'to name a known field (nearest: index)', '`-index` at column 1'],
    [
      'metrics.tst.acuracy = 5',
      'to name a known field (nearest: metrics.test.accuracy)',
      '`metrics.tst.acuracy` at column 1',
    ],
    [
      'index = 1 AND accuracy = 5',
      'to name a known field (nearest: metrics.test.accuracy)',
      '`accuracy` at column 15',
    ],
    ['Status = queued', 'to name a known field (nearest: status)', '`Status` at column 1'],
    ['__proto__ = 5', `to name one of ${paths}`, '`__proto__` at column 1'],
    [`${'x'.repeat(1990)} = 5`, `to name one of ${paths}`, `\`${'x'.repeat(57)}…\` at column 1`],
    [
      'index = abc',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`abc` at column 9',
    ],
    [
      'index = "5"',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`"5"` at column 9',
    ],
    [
      'index = 1e999',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`1e999` at column 9',
    ],
    [
      'index = 05',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`05` at column 9',
    ],
    [
      'index = NaN',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`NaN` at column 9',
    ],
    [
      'index = null',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `index`',
      '`null` at column 9',
    ],
    [
      'metrics.test.accuracy = x',
      'to have a finite number, such as 5, -0.5 or 1e-3, or null for `metrics.test.accuracy`',
      '`x` at column 25',
    ],
    [
      'metrics.test.accuracy < null',
      'to have a finite number, such as 5, -0.5 or 1e-3, for `metrics.test.accuracy`',
      '`null` at column 25',
    ],
    ['index:5', 'to have one of = != < <= > >= after `index`', '`:` at column 6'],
    ['name < x', 'to have one of = != : after `name`', '`<` at column 6'],
    ['name = c++', `${aText} or null for \`name\``, '`c++` at column 8'],
    ['name : null', `${aText} for \`name\``, '`null` at column 8'],
    ['name = café', noQuotes, '`é` at column 11'],
    ["name = 'x'", noQuotes, "`'` at column 8"],
    ['name = 😀', noQuotes, '`😀` at column 8'],
    ['name = *', noQuotes, '`*` at column 8'],
    ['name\u00a0= x', noQuotes, '`\u00a0` at column 5'],
    ['name = "x', 'to have a second double quote after a first', '`"x` at column 8'],
    ['name = "x\\', 'to have \\" or \\\\ after a backslash', '`\\` at column 10'],
    ['name = "x\\n"', 'to have \\" or \\\\ after a backslash', '`\\n` at column 10'],
    [
      'status = done',
      'to have one of queued, running, completed for `status`',
      '`done` at column 10',
    ],
    [
      'status = Running',
      'to have one of queued, running, completed for `status`',
      '`Running` at column 10',
    ],
    ['status > queued', 'to have one of = != after `status`', '`>` at column 8'],
    ['archived = 1', 'to have true or false for `archived`', '`1` at column 12'],
    ['archived = "true"', 'to have true or false for `archived`', '`"true"` at column 12'],
    ['archived:true', 'to have one of = != after `archived`', '`:` at column 9'],
    ['createdAt > 2026-02-30', `${aTime} for \`createdAt\``, '`2026-02-30` at column 13'],
    [
      'createdAt > "2026-11-29T12:00:00"',
      `${aTime} for \`createdAt\``,
      '`"2026-11-29T12:00:00"` at column 13',
    ],
    [
      'createdAt > "2026-11-29T24:00:00Z"',
      `${aTime} for \`createdAt\``,
      '`"2026-11-29T24:00:00Z"` at column 13',
    ],
    [
      'createdAt > "0000-01-01T00:00:00+01:00"',
      `${aTime} for \`createdAt\``,
      '`"0000-01-01T00:00:00+01:00"` at column 13',
    ],
    ['createdAt > 2026', `${aTime} for \`createdAt\``, '`2026` at column 13'],
    ['tags = x', 'to have : after `tags`', '`=` at column 6'],
    ['classes = x', 'to have :, or = or != before null, after `classes`', '`=` at column 9'],
    ['index=1 and index=2', 'to have AND in upper case', '`and` at column 9'],
    ['index=1 index=2', 'to have AND, OR or the end', '`index` at column 9'],
    ['index=1 && index=2', noQuotes, '`&` at column 9'],
    ['index=1 NOT index=2', 'to have AND, OR or the end', '`NOT` at column 9'],
    ['index=1 AND', anItem, 'the end at column 12'],
    ['AND index=1', anItem, '`AND` at column 1'],
    ['index=1 AND index=2 OR index=3', `${mixed} AND`, '`OR` at column 21'],
    ['(index=1 OR index=2 AND index=3)', `${mixed} OR`, '`AND` at column 21'],
    ['()', anItem, '`)` at column 2'],
    ['(index=1', 'to have AND, OR or `)`', 'the end at column 9'],
    ['index=1)', 'to have AND, OR or the end', '`)` at column 8'],
  ])('%s', (text, wish, got) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ wish, got, message: `Expected \`filter\` ${wish}, got ${got}.` }),
    );
  });
});

describe('a filter at a limit is parsed, and one beyond it is refused', () => {
  const repeated = (count: number) => Array(count).fill('index=1').join(' AND ');
  const nested = (depth: number) => `${'('.repeat(depth)}index=1${')'.repeat(depth)}`;
  test.each([
    [repeated(50), repeated(51), 'at most 50 comparisons, got `index` at column 601.'],
    [nested(20), nested(21), 'at most 20 levels of parentheses, got `(` at column 21.'],
    [nested(20), '('.repeat(2000), 'at most 20 levels of parentheses, got `(` at column 21.'],
    [
      'index=1'.padEnd(2000),
      ' '.repeat(2001),
      'Expected `filter` to have at most 2000 characters, got 2001.',
    ],
    [
      `name="${'x '.repeat(990)}"`,
      `name="${'x '.repeat(980)}" AND createdAt<2026-11-29`,
      'Expected `filter` to have at most 2000 characters in its standard format, got 2012.',
    ],
  ])('case %#', (allowed, beyond, message) => {
    expect(() => parse(allowed)).not.toThrow();
    expect(() => parse(beyond)).toThrow(message);
    expect(() => parse(beyond)).toThrow(ListQueryError);
  });
});
