/** An entry of a Redis stream, as Redis returns it: fields and values alternate. */
export type StreamEntry = [id: string, fields: string[]];

/** Converts alternating fields and values to a record. */
export const recordOf = (fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(pairsOf(fields));

function* pairsOf(fields: readonly string[]): Generator<[string, string]> {
  for (let k = 0; k + 1 < fields.length; k += 2) yield [fields[k] ?? '', fields[k + 1] ?? ''];
}
