/** The suffixes that name a format in a path of the API: the path of a dataset must not mean a format of another dataset. */
const formatSuffix =
  /\.(?:csv|json|ndjson|yaml|arrow|parquet|txt|html|png|svg|bin|h5|npz|onnx|safetensors|zip)$/i;

/** The rule for names. It allows no path separator and no dot at the start, so that a name cannot lead out of its root. */
const namePattern = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

export const isDatasetName = (name: string) => namePattern.test(name) && !formatSuffix.test(name);

/** The rule for names in words, for an error text: "Expected … to be <rule>". */
export const nameRule =
  '1 to 64 characters: letters (a-z, A-Z), digits, `.`, `_` and `-`, beginning with a letter or a digit, without a suffix of a format such as `.csv`';
