/** The rule for names. It allows no path separator and no dot at the start, so that a name cannot lead out of its root. */
const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

export const isDatasetName = (name: string) => namePattern.test(name);

/** The rule for names in words, for an error text: "Expected … to be <rule>". */
export const nameRule =
  '1 to 64 characters: letters (a-z, A-Z), digits, `.`, `_` and `-`, beginning with a letter or a digit';
