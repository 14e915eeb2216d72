import type { NamedArray } from '../arrays/arrays-of.ts';
import { littleEndian } from '../arrays/little-endian.ts';

/** The header of an .npy file fills its length up to a multiple of this number of bytes. */
const alignment = 64;

/**
 * Returns numbers as an .npy file, version 1.0, in C order. Source: the page "NumPy format specification" (NEP 1) of the NumPy manual:
 * the magic bytes, a version, the length of the header, the header as a Python literal, and the values.
 */
export const encodeNumbers = ({ shape, values }: Omit<NamedArray, 'name'>): Uint8Array =>
  encodeNpy('<f8', shape, littleEndian(values));

/**
 * Returns texts as an .npy file with the dtype `<U` and the length of the longest text: UTF-32, padded with zeros. NumPy reads it without
 * `allow_pickle`.
 */
export function encodeTexts(texts: readonly string[], shape: readonly number[]): Uint8Array {
  const points = texts.map((text) => Array.from(text, (char) => char.codePointAt(0) ?? 0));
  const width = Math.max(1, ...points.map(({ length }) => length));
  const units = new Uint32Array(texts.length * width);
  for (const [i, each] of points.entries()) units.set(each, i * width);
  return encodeNpy(`<U${width}`, shape, littleEndian(units));
}

function encodeNpy(descr: string, shape: readonly number[], data: Uint8Array): Uint8Array {
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const literal = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const prefix = 10;
  const total = Math.ceil((prefix + literal.length + 1) / alignment) * alignment;
  const header = `${literal.padEnd(total - prefix - 1)}\n`;
  const start = Buffer.alloc(prefix);
  start.write('\x93NUMPY\x01\x00', 'latin1');
  start.writeUInt16LE(header.length, 8);
  return Buffer.concat([start, Buffer.from(header, 'latin1'), data]);
}
