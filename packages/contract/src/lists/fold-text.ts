/**
 * The form of a text that is compared in a search: two texts that differ only in case or in how Unicode composes them (NFKC)
 * give the same text. JavaScript has no case folding; lower case (`ẞ` to `ß`), then upper case (`ß` to `SS`), then lower
 * case again approximate it.
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    // A capital Σ at the end of a word becomes ς, and elsewhere σ.
    .replaceAll('ς', 'σ')
    .normalize('NFKC');
