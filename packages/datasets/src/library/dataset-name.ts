/** No separator and no dot at the start: a name never leads out of its root. */
const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

export const isDatasetName = (name: string) => namePattern.test(name);

/** The rule for names in words, for a sentence that begins with "Expected … to be". */
export const nameRule =
  '1 to 64 characters: letters (a-z, A-Z), digits, `.`, `_` and `-`, beginning with a letter or a digit';
