/**
 * Encodes a JSON header and float64 arrays as bytes: the length of the header (uint32), the header, spaces up to a
 * multiple of 8, then the numbers. All numbers are little-endian, as on every platform that Node supports.
 */
export function encodeArrays(header: object, arrays: readonly Float64Array[]): Uint8Array {
  const lengths = arrays.map((array) => array.length);
  const text = JSON.stringify({ ...header, lengths });
  const headerBytes = new TextEncoder().encode(text);
  const from = Math.ceil((4 + headerBytes.length) / 8) * 8;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const bytes = new Uint8Array(from + 8 * total).fill(0x20, 4, from);
  new DataView(bytes.buffer).setUint32(0, from - 4, true);
  bytes.set(headerBytes, 4);
  const numbers = new Float64Array(bytes.buffer, from);
  let at = 0;
  for (const array of arrays) {
    numbers.set(array, at);
    at += array.length;
  }
  return bytes;
}

/** Decodes the bytes of `encodeArrays`. For other bytes it throws an error of any class. */
export function decodeArrays(bytes: Uint8Array): { header: unknown; arrays: Float64Array[] } {
  // A Float64Array must start at a multiple of 8, so the bytes are copied.
  const { buffer } = new Uint8Array(bytes);
  const from = 4 + new DataView(buffer).getUint32(0, true);
  const { lengths, ...header } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, 4, from - 4)),
  ) as { lengths: number[] };
  const arrays: Float64Array[] = [];
  let at = from;
  for (const length of lengths) {
    arrays.push(new Float64Array(buffer.slice(at, at + 8 * length)));
    at += 8 * length;
  }
  if (at !== buffer.byteLength) throw new RangeError('Expected no bytes after the last number.');
  return { header, arrays };
}
