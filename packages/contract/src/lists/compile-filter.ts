import type { Comparison, Filter, OrderOperator } from './filter.ts';
import { foldText } from './fold-text.ts';

/** A time is in milliseconds since 1970, or a text in the format ISO 8601, which takes longer to compare. */
export type FilterValue = number | string | boolean | readonly string[] | null | undefined;

/**
 * Compiles a filter to a function that returns whether an item matches. `readerOf` is called once for each comparison. It returns
 * the function that reads the value of a path from an item. The rules of the comparisons are in `filter.ts`.
 */
export function compileFilter<Item>(
  filter: Filter,
  readerOf: (path: string) => (item: Item) => FilterValue,
): (item: Item) => boolean {
  if (filter.kind === 'comparison') {
    const read = readerOf(filter.path);
    const holds = compileComparison(filter);
    return (item) => holds(read(item));
  }
  const parts = filter.filters.map((each) => compileFilter(each, readerOf));
  return filter.kind === 'and'
    ? (item) => parts.every((matches) => matches(item))
    : (item) => parts.some((matches) => matches(item));
}

/** Returns whether one item matches. For many items, use `compileFilter`. */
export const matchesFilter = (filter: Filter, valueAt: (path: string) => FilterValue): boolean =>
  compileFilter(filter, (path) => () => valueAt(path))(undefined);

type Test = (value: FilterValue) => boolean;

function compileComparison({ type, operator, value: wanted }: Comparison): Test {
  switch (type) {
    case 'number':
      return orderTests[operator](wanted);
    case 'time': {
      const test = orderTests[operator](wanted);
      return (value) => test(typeof value === 'string' ? Date.parse(value) : value);
    }
    case 'text':
      return operator === ':' ? contains(wanted) : equals(operator, isSameText(wanted));
    case 'choice':
    case 'boolean':
      return (value) => typeof value === typeof wanted && (value === wanted) === (operator === '=');
    case 'texts': {
      const isSame = isSameText(wanted);
      return (value) => Array.isArray(value) && value.some(isSame);
    }
    case 'null':
      return (value) => isMissing(value) === (operator === '=');
  }
}

const isMissing = (value: FilterValue) =>
  value === null || value === undefined || Number.isNaN(value);

/** NaN is a missing value. Of these operators, JavaScript would find only `!=` true for NaN. */
const orderTests: Record<OrderOperator, (wanted: number) => Test> = {
  '=': (wanted) => (value) => value === wanted,
  '!=': (wanted) => (value) =>
    typeof value === 'number' && value !== wanted && !Number.isNaN(value),
  '<': (wanted) => (value) => typeof value === 'number' && value < wanted,
  '<=': (wanted) => (value) => typeof value === 'number' && value <= wanted,
  '>': (wanted) => (value) => typeof value === 'number' && value > wanted,
  '>=': (wanted) => (value) => typeof value === 'number' && value >= wanted,
};

function contains(wanted: string): Test {
  const folded = foldText(wanted);
  return (value) => typeof value === 'string' && foldText(value).includes(folded);
}

const equals =
  (operator: '=' | '!=', isSame: (text: string) => boolean): Test =>
  (value) =>
    typeof value === 'string' && isSame(value) === (operator === '=');

function isSameText(wanted: string): (text: string) => boolean {
  const composed = wanted.normalize('NFC');
  return (text) => text === composed || text.normalize('NFC') === composed;
}
