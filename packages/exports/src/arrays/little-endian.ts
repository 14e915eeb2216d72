import { endianness } from 'node:os';

const isLittleEndian = endianness() === 'LE';

/** Returns the bytes of numbers in little-endian order, without a copy where the processor has this order. */
export function littleEndian(values: Float64Array | Float32Array | Uint32Array): Uint8Array {
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size } = values;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  if (isLittleEndian) return bytes;
  const swapped = bytes.slice();
  for (let at = 0; at < byteLength; at += size) swapped.subarray(at, at + size).reverse();
  return swapped;
}
