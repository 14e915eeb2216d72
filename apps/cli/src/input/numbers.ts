import { refuse } from './usage-error.ts';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parses a decimal number. Returns undefined for any other text, such as an empty text or `Infinity`. */
export const readNumber = (text: string): number | undefined =>
  number.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;

/** The parser of an option whose value is a number. The API checks the bounds. */
export const numberOf = (flag: string) => (text: string) => {
  const value = readNumber(text);
  if (value === undefined) throw refuse(`\`${flag}\``, 'a number', text);
  return value;
};

/** The parser of an option whose value is a whole number, 0 or above. */
export const wholeOf = (flag: string) => (text: string) => {
  const value = /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : undefined;
  if (value === undefined) throw refuse(`\`${flag}\``, 'a whole number, 0 or above', text);
  return value;
};

/** The parser of an option whose value is a count, 1 or above. */
export const countOf = (flag: string) => (text: string) => {
  const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  if (value === undefined) throw refuse(`\`${flag}\``, 'a whole number, 1 or above', text);
  return value;
};
