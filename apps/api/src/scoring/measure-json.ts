// What a JSON text takes in the heap of a thread after `JSON.parse`, counted from its bytes before it is parsed. A thread whose heap is full can
// abort the whole process, because V8 allocates long lists at once.

/** Bytes of the heap: of a value in a list, of a list, of an object, of a number that is not a small integer, and of half a string. */
const costs: readonly (readonly [characters: string, bytes: number])[] = [
  [',', 8],
  ['[', 56],
  ['{', 96],
  ['.-eE', 16],
  ['"', 64],
];
const costOf = new Uint8Array(256);
for (const [characters, bytes] of costs) {
  for (const each of characters) costOf[each.charCodeAt(0)] = bytes;
}
const comma = ','.charCodeAt(0);

/** Most of the heap of a thread, which is 128 MB (`create-heavy.ts`). The rest is for its code and for what it computes. */
const maxHeapBytes = 100 * 1024 * 1024;

export type JsonSize = {
  /** The greatest number of values that a list of numbers, flat or nested, can have: the commas plus 1. */
  values: number;
  /** Whether the parsed value, together with the text, fits in the heap. */
  isParsable: boolean;
};

export function measureJson(json: Uint8Array): JsonSize {
  let values = 1;
  let heapBytes = 0;
  let bits = 0;
  for (let k = 0; k < json.length; k++) {
    const byte = json[k] as number;
    if (byte === comma) values += 1;
    heapBytes += costOf[byte] as number;
    bits |= byte;
  }
  // A text with characters beyond Latin-1 takes 2 bytes for each character.
  heapBytes += json.length * (bits > 127 ? 2 : 1);
  return { values, isParsable: heapBytes <= maxHeapBytes };
}
