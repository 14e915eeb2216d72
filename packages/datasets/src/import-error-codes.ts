/** The codes of errors about files to import, with their meanings. No sweep fails with one of them. */
export const importErrorCodes = {
  'import-damaged': 'a file is damaged or incomplete, or has an unsupported format',
  'import-unsupported': 'a file uses a feature of its format that is not supported',
  'import-unsafe': 'an archive is encrypted, or has links or names that lead out of it',
  'import-too-large': 'a file, or its unpacked content, exceeds a size limit',
  'import-not-found': 'images, labels, or a key that `mapping` names are missing',
  'import-ambiguous':
    'a file can be read in two ways; the message names the member of `mapping` that chooses one',
  'import-values': 'images or labels have values or shapes that cannot be converted',
  'import-mapping': 'a value of `mapping` is not valid',
} as const;
