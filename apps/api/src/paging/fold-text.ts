/**
 * A text as it is searched: two texts that differ only in case or in how Unicode composes them (NFKC) give the same text.
 * JavaScript has no case folding; small letters (`ẞ` to `ß`), capitals (`ß` to `SS`), and small letters again come near to it.
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
