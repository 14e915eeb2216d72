import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileFilter, type FilterValue } from './compile-filter.ts';
import type { Comparison, Filter, FilterField } from './filter.ts';
import { foldText } from './fold-text.ts';
import { formatFilter } from './format-filter.ts';
import { ListQueryError } from './list-query-error.ts';
import { parseFilter } from './parse-filter.ts';

const choices = ['queued', 'NOT', 'two words', 'null'];
const fields = [
  { path: 'params.learningRate', type: 'number' },
  { path: 'name', type: 'text' },
  { path: 'status', type: 'choice', choices },
  { path: 'archived', type: 'boolean' },
  { path: 'createdAt', type: 'time' },
  { path: 'tags', type: 'texts' },
].map((field) => ({ ...field, nullable: true })) as FilterField[];

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value) => (value === 0 ? 0 : value));
const time = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
/** Short texts, so that equal and contained texts occur. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'A', '"', '\\', ' ', 'é', 'ß', '\u0301'), maxLength: 4 }),
  fc.uint16Array({ maxLength: 8 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('null', 'AND', '5', 'true'),
);

const equality = fc.constantFrom('=', '!=');
const order = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const comparisonOf = (
  path: string,
  type: string,
  operator: fc.Arbitrary<string>,
  value: fc.Arbitrary<unknown>,
) =>
  fc.record({
    kind: fc.constant('comparison'),
    path: fc.constant(path),
    type: fc.constant(type),
    operator,
    value,
  });
const comparison = fc.oneof(
  comparisonOf('params.learningRate', 'number', order, number),
  comparisonOf('name', 'text', fc.constantFrom('=', '!=', ':'), text),
  comparisonOf('status', 'choice', equality, fc.constantFrom(...choices)),
  comparisonOf('archived', 'boolean', equality, fc.boolean()),
  comparisonOf('createdAt', 'time', order, time),
  comparisonOf('tags', 'texts', fc.constant(':'), text),
  fc
    .constantFrom(...fields.map(({ path }) => path))
    .chain((path) => comparisonOf(path, 'null', equality, fc.constant(null))),
) as fc.Arbitrary<Comparison>;

/** A group contains comparisons and groups of the other kind. */
const groupOf = (kind: 'and' | 'or', depth: number): fc.Arbitrary<Filter> => {
  const other = kind === 'and' ? 'or' : 'and';
  const item = depth === 0 ? comparison : fc.oneof(comparison, groupOf(other, depth - 1));
  return fc.record({
    kind: fc.constant(kind),
    filters: fc.array(item, { minLength: 2, maxLength: 3 }),
  });
};
const filter = fc.oneof(comparison, groupOf('and', 2), groupOf('or', 2));

test('parsing a formatted filter gives the same filter', () => {
  fc.assert(
    fc.property(filter, (each) => {
      fc.pre(formatFilter(each).length <= 2000);
      expect(parseFilter(formatFilter(each), fields)).toEqual(each);
    }),
    { numRuns: 1000 },
  );
});

type Item = Record<string, FilterValue>;
const missing = fc.constantFrom(null, undefined, Number.NaN);
const item: fc.Arbitrary<Item> = fc.record({
  'params.learningRate': fc.oneof(number, missing),
  name: fc.oneof(text, missing),
  status: fc.oneof(fc.constantFrom(...choices), missing),
  archived: fc.oneof(fc.boolean(), missing),
  createdAt: fc.oneof(
    time,
    time.map((ms) => new Date(ms).toISOString()),
    missing,
  ),
  tags: fc.oneof(fc.array(text, { maxLength: 3 }), missing),
});

/** A slow evaluator that follows the documentation. */
function isMatch(of: Filter, values: Item): boolean {
  if (of.kind !== 'comparison') {
    const results = of.filters.map((each) => isMatch(each, values));
    return of.kind === 'and' ? !results.includes(false) : results.includes(true);
  }
  const found = values[of.path];
  const isAbsent = found == null || Object.is(found, Number.NaN);
  if (of.type === 'null') return of.operator === '=' ? isAbsent : !isAbsent;
  if (isAbsent) return false;
  if (of.operator === ':') {
    if (of.type === 'texts') {
      return (found as string[]).map((each) => each.normalize()).includes(of.value.normalize());
    }
    return foldText(found as string).includes(foldText(of.value));
  }
  const comparable = (value: unknown) => {
    if (of.type === 'time') return new Date(value as string | number).getTime();
    return typeof value === 'string' ? value.normalize() : (value as number);
  };
  const [left, right] = [comparable(found), comparable(of.value)];
  if (of.operator === '=') return left === right;
  if (of.operator === '!=') return left !== right;
  if (of.operator === '<') return left < right;
  if (of.operator === '<=') return left < right || left === right;
  if (of.operator === '>') return right < left;
  return right < left || left === right;
}

/** Gives the item a value of the filter, so that equal values occur. */
function withValuesOf(of: Filter, values: Item, choose: () => boolean): Item {
  if (of.kind !== 'comparison') {
    return of.filters.reduce((so, each) => withValuesOf(each, so, choose), values);
  }
  if (of.type === 'null' || !choose()) return values;
  return { ...values, [of.path]: of.type === 'texts' ? [of.value] : of.value };
}

test('a compiled filter matches the same items as a slow evaluator of the documented rules', () => {
  const seen = { matching: 0, others: 0 };
  fc.assert(
    fc.property(filter, item, fc.infiniteStream(fc.boolean()), (each, values, choices) => {
      const near = withValuesOf(each, values, () => choices.next().value as boolean);
      const matches = compileFilter<Item>(each, (path) => (of) => of[path]);
      for (const candidate of [values, near]) {
        const isMatching = matches(candidate);
        seen[isMatching ? 'matching' : 'others']++;
        expect(isMatching).toBe(isMatch(each, candidate));
      }
    }),
    { numRuns: 1000 },
  );
  expect(seen.matching).toBeGreaterThan(100);
  expect(seen.others).toBeGreaterThan(100);
});

/** Parses a text. Returns whether the text is valid, and fails the test for another error than ListQueryError. */
function isValid(written: string): boolean {
  try {
    const parsed = parseFilter(written, fields);
    expect(parseFilter(formatFilter(parsed), fields)).toEqual(parsed);
    return true;
  } catch (error) {
    if (!(error instanceof ListQueryError)) throw error;
    expect(error.message).toBe(`Expected \`filter\` ${error.wish}, got ${error.got}.`);
    if (error.column !== undefined) {
      expect(error.column).toBeGreaterThanOrEqual(1);
      expect(error.column).toBeLessThanOrEqual(written.length + 1);
    }
    return false;
  }
}

test('random bytes are parsed or refused with a ListQueryError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2500 }), (bytes) => {
      isValid(Buffer.from(bytes).toString('latin1'));
      isValid(Buffer.from(bytes).toString('utf8'));
    }),
    { numRuns: 1000 },
  );
});

test('random sequences of tokens are parsed or refused with a ListQueryError', () => {
  const token = fc.constantFrom(
    ...fields.map(({ path }) => path),
    ...['=', '!=', '<', '<=', '>', '>=', ':', '(', ')', 'AND', 'OR', 'NOT', 'and', ' ', '"', '\\'],
    ...[
      '5',
      '-0.5',
      '1e-3',
      '1e999',
      'queued',
      'true',
      'null',
      '"x y"',
      '2026-11-29',
      '\u0000',
      '😀',
    ],
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 40 }), fc.constantFrom('', ' '), (tokens, between) => {
      isValid(tokens.join(between));
    }),
    { numRuns: 2000 },
  );
});

test('a valid filter with a changed character is parsed or refused with a ListQueryError', () => {
  const seen = { valid: 0, invalid: 0 };
  const character = fc.constantFrom(...'"\\()=!<>: \tANDORaé5.-+'.split(''));
  fc.assert(
    fc.property(filter, fc.nat(), fc.nat({ max: 1 }), character, (each, at, removed, inserted) => {
      const written = formatFilter(each);
      const position = at % (written.length + 1);
      const changed = written.slice(0, position) + inserted + written.slice(position + removed);
      seen[isValid(changed) ? 'valid' : 'invalid']++;
    }),
    { numRuns: 2000 },
  );
  expect(seen.valid).toBeGreaterThan(100);
  expect(seen.invalid).toBeGreaterThan(100);
});
