/** The codes of errors about files to import, with their meanings. No sweep fails with one of them. */
export const importErrorCodes = {
  'import-damaged': 'a file is broken, incomplete, or not of a supported format',
  'import-unsupported': 'a file uses a feature of its format that is not supported',
  'import-unsafe': 'an archive is encrypted, or has links or names that lead out of it',
  'import-too-large': 'a file, or what it unpacks to, exceeds a size limit',
  'import-not-found': 'a file lacks images, labels, or a key that `mapping` names',
  'import-ambiguous':
    'a file can be read in two ways; the message names the key of `mapping` that chooses one',
  'import-values': 'images or labels have values that cannot be converted without doubt',
  'import-mapping': 'a value of `mapping` is not valid',
} as const;
