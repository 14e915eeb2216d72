import { refuse } from './usage-error.ts';

/** The parser of an option whose value is a list of statuses, separated by commas. */
export const statusesOf = (words: readonly string[]) => (text: string) => {
  if (text.split(',').every((word) => words.includes(word))) return text;
  throw refuse('`--status`', `one or more of ${words.join(', ')}, separated by commas`, text);
};
