/** Formats the sizes of hidden layers, as tables and filters have them: `20-7-5`, or `none`. */
export const formatLayers = (sizes: readonly number[]): string =>
  sizes.length === 0 ? 'none' : sizes.join('-');

/** Parses the sizes of hidden layers: `20-7-5`, or `none`. Undefined for another text. The API checks the bounds. */
export function parseLayers(text: string): number[] | undefined {
  if (text === 'none') return [];
  return /^[0-9]+(-[0-9]+)*$/.test(text) ? text.split('-').map(Number) : undefined;
}

/** The order of hidden layers in a sort, as the API has it: by their number, then by their sizes. */
export function compareLayers(a: string, b: string): number {
  const [ofA, ofB] = [parseLayers(a) ?? [], parseLayers(b) ?? []];
  if (ofA.length !== ofB.length) return ofA.length - ofB.length;
  const at = ofA.findIndex((size, l) => size !== ofB[l]);
  return at === -1 ? 0 : (ofA[at] as number) - (ofB[at] as number);
}
