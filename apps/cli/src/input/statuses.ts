import { refuse } from './usage-error.ts';

/** Takes some of these words with commas between, as the API does. */
export const statusesOf = (words: readonly string[]) => (text: string) => {
  if (text.split(',').every((word) => words.includes(word))) return text;
  throw refuse('`--status`', `one or more of ${words.join(', ')}, with commas between`, text);
};
