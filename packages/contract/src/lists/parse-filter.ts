import {
  type Comparison,
  type Filter,
  type FilterField,
  filterKeywords,
  filterLimits,
  orderOperators,
} from './filter.ts';
import { formatFilter } from './format-filter.ts';
import { ListQueryError } from './list-query-error.ts';
import { describeKnownPaths } from './nearest-path.ts';
import { readComparison } from './read-comparison.ts';
import { createScanner, describeToken, type Token } from './scan-filter.ts';

/**
 * Parses the text of a filter, in the language that `filter.ts` describes. Throws `ListQueryError`, and no other error, if the
 * text is invalid. An empty text is invalid.
 */
export function parseFilter(text: string, fields: readonly FilterField[]): Filter {
  assertShort(text.length, '');
  const byPath = new Map(fields.map((field) => [field.path, field]));
  const scan = createScanner(text);
  let token = scan();
  let comparisonCount = 0;

  const advance = () => {
    token = scan();
  };

  /** Parses items with AND or OR between them, up to `)` or the end. */
  function parseGroup(depth: number): Filter {
    const first = parseItem(depth);
    if (!isJoint(token)) return first;
    const joint = token.text;
    const items = [first];
    while (isJoint(token)) {
      if (token.text !== joint) throw mixed(token, joint);
      advance();
      items.push(parseItem(depth));
    }
    const kind = joint === 'AND' ? 'and' : 'or';
    const filters = items.flatMap((item) => (item.kind === kind ? item.filters : [item]));
    return { kind, filters };
  }

  function parseItem(depth: number): Filter {
    const open = token;
    if (open.kind !== '(') return parseComparison();
    if (depth === filterLimits.depth) {
      throw unexpected(open, `to have at most ${filterLimits.depth} levels of parentheses`);
    }
    advance();
    const filter = parseGroup(depth + 1);
    const close = token;
    if (close.kind !== ')') throw unexpectedAfterItem(close, '`)`');
    advance();
    return filter;
  }

  function parseComparison(): Comparison {
    const path = token;
    if (path.kind !== 'word') throw noComparison(path);
    if (comparisonCount++ === filterLimits.comparisons) {
      throw unexpected(path, `to have at most ${filterLimits.comparisons} comparisons`);
    }
    const field = byPath.get(path.text);
    if (field === undefined) {
      throw unexpected(path, `to name ${describeKnownPaths(path.text, [...byPath.keys()])}`);
    }
    advance();
    const operator = token;
    if (!isOperator(operator)) throw unexpected(operator, `to have one of ${operators.join(' ')}`);
    advance();
    const value = token;
    if (value.kind !== 'word' && value.kind !== 'quoted') throw noValue(value);
    const comparison = readComparison(field, operator, value);
    advance();
    return comparison;
  }

  const filter = parseGroup(0);
  if (token.kind !== 'end') throw unexpectedAfterItem(token, 'the end');
  // The formatted text can be longer than the original, and has to be a valid filter too.
  assertShort(formatFilter(filter).length, ' in its standard format');
  return filter;
}

function assertShort(length: number, where: string): void {
  const { characters } = filterLimits;
  if (length <= characters) return;
  const wish = `to have at most ${characters} characters${where}`;
  throw new ListQueryError('filter', wish, String(length));
}

const operators: readonly string[] = [...orderOperators, ':'];

const isJoint = ({ kind, text }: Token) => kind === 'keyword' && text !== 'NOT';
const isOperator = ({ kind, text }: Token) => kind === 'operator' && operators.includes(text);

const unexpected = (token: Token, wish: string) =>
  new ListQueryError('filter', wish, describeToken(token), token.column);

const mixed = (token: Token, joint: string) =>
  unexpected(
    token,
    `to have parentheses where AND and OR are mixed, such as \`(a OR b) AND c\`, after ${joint}`,
  );

const noValue = (token: Token) => {
  const inQuotes = token.kind === 'keyword' ? ' (in double quotes if it is a keyword)' : '';
  return unexpected(token, `to have a value${inQuotes}`);
};

const noComparison = (token: Token) =>
  unexpected(
    token,
    token.kind === 'keyword' && token.text === 'NOT'
      ? 'to have `!=` instead of NOT'
      : 'to have a field, an operator and a value, or `(`',
  );

function unexpectedAfterItem(token: Token, end: string) {
  const keyword = token.text.toUpperCase();
  const isLowerCase = token.kind === 'word' && filterKeywords.includes(keyword);
  return unexpected(
    token,
    isLowerCase ? `to have ${keyword} in upper case` : `to have AND, OR or ${end}`,
  );
}
