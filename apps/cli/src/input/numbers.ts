import { refuse } from './usage-error.ts';

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number as it is written; undefined for all else, blanks and `Infinity` among them. */
export const readNumber = (text: string): number | undefined =>
  number.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;

/** Takes the value of an option that is a number. What it may be is for the api to say. */
export const numberOf = (flag: string) => (text: string) => {
  const value = readNumber(text);
  if (value === undefined) throw refuse(`\`${flag}\``, 'a number', text);
  return value;
};

/** Takes the value of an option that counts. */
export const countOf = (flag: string) => (text: string) => {
  const value = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  if (value === undefined) throw refuse(`\`${flag}\``, 'a whole number, 1 or above', text);
  return value;
};
