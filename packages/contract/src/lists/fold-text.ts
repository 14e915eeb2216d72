/**
 * Folds a text for a search: texts that differ only in case or in their Unicode normalisation (NFKC) give the same text.
 * JavaScript has no case folding. Lower case (`ẞ` to `ß`), then upper case (`ß` to `SS`), then lower case again is an
 * approximation.
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
