import { filterKeywords } from './filter.ts';
import { ListQueryError, quoteReceived } from './list-query-error.ts';

/** `text` of a quoted value is without quotes and escapes. */
export type Token = {
  kind: 'word' | 'quoted' | 'keyword' | 'operator' | '(' | ')' | 'end';
  text: string;
  /** Position of the first character, from 1. */
  column: number;
};

/** Describes a token for a message. */
export const describeToken = ({ kind, text }: Token): string => {
  if (kind === 'end') return 'the end';
  return quoteReceived(kind === 'quoted' ? `"${text}"` : text);
};

const spaces = /[ \t\r\n]*/y;
/** The characters of words, and the + of numbers such as 1e+3. */
const word = /[A-Za-z0-9_.+-]+/y;
/** Finds `==` as one token, so that the message names it. */
const operator = /[=!<>:]+/y;

/**
 * Returns a function that returns the next token of a filter, and the token `end` at the end. That function throws
 * `ListQueryError` at a character that is in no token. The total time is linear in the length of the text.
 */
export function createScanner(text: string): () => Token {
  let position = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = position;
    return pattern.exec(text)?.[0] ?? '';
  };
  return () => {
    position += match(spaces).length;
    const token = tokenAt(text, position, match);
    position += token.length;
    return token.token;
  };
}

function tokenAt(text: string, position: number, match: (pattern: RegExp) => string) {
  const column = position + 1;
  const first = text[position];
  if (first === undefined) return { token: { kind: 'end', text: '', column } as Token, length: 0 };
  if (first === '"') return quotedAt(text, position);
  const asToken = (kind: Token['kind'], of: string) => ({
    token: { kind, text: of, column } as Token,
    length: of.length,
  });
  if (first === '(' || first === ')') return asToken(first, first);
  const anOperator = match(operator);
  if (anOperator !== '') return asToken('operator', anOperator);
  const aWord = match(word);
  if (aWord !== '') return asToken(filterKeywords.includes(aWord) ? 'keyword' : 'word', aWord);
  const character = String.fromCodePoint(text.codePointAt(position) as number);
  throw new ListQueryError(
    'filter',
    'to have double quotes around values with characters other than A–Z, a–z, 0–9, _, . and -',
    quoteReceived(character),
    column,
  );
}

function quotedAt(text: string, start: number) {
  let value = '';
  for (let position = start + 1; position < text.length; position++) {
    const character = text[position];
    if (character === '"') {
      const token: Token = { kind: 'quoted', text: value, column: start + 1 };
      return { token, length: position + 1 - start };
    }
    if (character === '\\') {
      position++;
      const escaped = text[position];
      if (escaped !== '"' && escaped !== '\\') {
        const got = quoteReceived(`\\${escaped ?? ''}`);
        throw new ListQueryError('filter', 'to have \\" or \\\\ after a backslash', got, position);
      }
    }
    value += text[position];
  }
  const got = quoteReceived(text.slice(start));
  throw new ListQueryError('filter', 'to have a second double quote after a first', got, start + 1);
}
