/**
 * The text of a `filter` or a `sort` is invalid. The message is one sentence: "Expected `filter` to have a number for `index`,
 * got `abc` at column 9."
 */
export class ListQueryError extends Error {
  /** The part of the message that begins with "to …". */
  readonly wish: string;
  /** The part of the message after "got": the received text and its column. */
  readonly got: string;
  /** The position of the received text, in UTF-16 code units, from 1. Undefined if the whole text is too long. */
  readonly column: number | undefined;

  constructor(parameter: 'filter' | 'sort', wish: string, received: string, column?: number) {
    const got = column === undefined ? received : `${received} at column ${column}`;
    super(`Expected \`${parameter}\` ${wish}, got ${got}.`);
    this.name = 'ListQueryError';
    this.wish = wish;
    this.got = got;
    this.column = column;
  }
}

/** Formats a received text for a message, with at most 60 characters. */
export const quoteReceived = (text: string): string =>
  `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
