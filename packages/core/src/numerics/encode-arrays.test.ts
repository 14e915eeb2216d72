import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeArrays, encodeArrays } from './encode-arrays.ts';

const someArrays = fc.array(fc.float64Array({ maxLength: 9 }), { maxLength: 4 });
const someHeader = fc.dictionary(
  fc.string().filter((key) => key !== 'lengths' && key !== '__proto__'),
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
);

test('decodes the encoded numbers to the bit, at any alignment of the bytes', () => {
  fc.assert(
    fc.property(someHeader, someArrays, fc.nat({ max: 8 }), (header, arrays, shift) => {
      const bytes = encodeArrays(header, arrays);
      const moved = new Uint8Array(bytes.length + 8).subarray(shift, shift + bytes.length);
      moved.set(bytes);
      const decoded = decodeArrays(moved);
      expect(decoded.header).toEqual(header);
      expect(decoded.arrays.map(bitsOf)).toEqual(arrays.map(bitsOf));
    }),
  );
});

test('stores each number in 8 bytes, little-endian, at a multiple of 8', () => {
  const bytes = encodeArrays({ a: 1 }, [Float64Array.of(1, -2), new Float64Array(0)]);
  expect(bytes.length % 8).toBe(0);
  const numbers = Buffer.from(bytes.slice(-16));
  expect([numbers.readDoubleLE(0), numbers.readDoubleLE(8)]).toEqual([1, -2]);
  const header = Buffer.from(bytes).subarray(4, 4 + Buffer.from(bytes).readUInt32LE(0));
  expect(JSON.parse(header.toString())).toEqual({ a: 1, lengths: [2, 0] });
  expect(bytes).toHaveLength(4 + header.length + 16);
});

test('refuses too few or too many bytes', () => {
  const bytes = encodeArrays({ form: 'gram' }, [Float64Array.of(1, 2, 3)]);
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeArrays(bytes.subarray(0, length))).toThrow();
  }
  expect(() => decodeArrays(Uint8Array.of(...bytes, 0))).toThrow(
    'Expected no bytes after the last number.',
  );
});

const bitsOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('hex');
