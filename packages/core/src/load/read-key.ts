import type { Metadata } from 'h5wasm';
import { CoreError } from '../core-error.ts';
import { distrustHdf5, type OpenHdf5 } from '../hdf5/open-hdf5.ts';
import { assertOwn, assertReadable, printable } from './assert-readable.ts';
import { maxValueBytes, partBytes } from './limits.ts';
import { sizeOfShape } from './size-of-shape.ts';

export type Expectation = {
  key: string;
  /** What the values should be, in messages: "Expected `key` in the train file to be <words>, got …". */
  words: string;
  hasType(type: ValueType): boolean;
  /** A sentence that explains how to convert values of another type. It follows the message about these values. */
  typeRemedy?: string;
  hasShape(shape: readonly number[]): boolean;
  /** Throws if values of this shape must not be read. */
  check?(shape: readonly number[]): void;
};

export type ValueType = {
  /** `boolean` is the enumeration of FALSE and TRUE that h5py writes for NumPy's booleans. */
  type: 'integer' | 'float' | 'string' | 'enum' | 'boolean' | 'other';
  signed: boolean;
  sizeBytes: number;
  vlen: boolean;
};

type Part = ArrayLike<unknown>;
type Values = { shape: number[]; parts: Iterable<Part> };

/**
 * Reads the values under a key. Checks the storage, type, shape and size before it reads any value. Returns the values in
 * pieces, because a small file can unpack to a large amount of data. `fileName` names the file in messages, such as "the train file".
 */
export function readKey(open: OpenHdf5, fileName: string, expected: Expectation): Values {
  const { key, words } = expected;
  const where = `Expected \`${printable(key)}\` in ${fileName}`;
  const link = open.findLink(key);
  assertOwn(link, where);
  const entity = link.kind === 'none' ? null : open.file.get(key);
  if (entity === null || !('metadata' in entity) || !('value' in entity)) {
    const got = entity === null ? 'nothing' : 'an object that is not an HDF5 dataset';
    throw new CoreError('missing-key', `${where} to be ${words}, got ${got}.`);
  }
  const { metadata } = entity;
  // A null dataspace has a type but no shape.
  const shape = metadata.shape ?? [];
  const type = toValueType(metadata);
  const got = `got ${describeType(type)} of shape ${describeShape(shape)}`;
  if (!expected.hasType(type)) {
    const remedy = expected.typeRemedy === undefined ? '' : ` ${expected.typeRemedy}`;
    throw new CoreError('wrong-type', `${where} to be ${words}, ${got}.${remedy}`);
  }
  if (!expected.hasShape(shape)) {
    throw new CoreError('wrong-shape', `${where} to be ${words}, ${got}.`);
  }
  const bytes = sizeOfShape(shape) * type.sizeBytes;
  if (bytes > maxValueBytes) {
    throw new CoreError('too-large', `${where} to be at most ${maxValueBytes} bytes, ${got}.`);
  }
  expected.check?.(shape);
  const { chunks } = metadata;
  const filters = entity.filters.map(({ id }) => id);
  assertReadable({ bytes, chunks, filters, sizeBytes: type.sizeBytes }, open.sizeBytes, where);
  const slice = (from: number, to: number) => entity.slice([[from, to]]) as Part;
  const read = type.vlen ? distrusting(slice) : slice;
  return { shape: shape.map(toInt32), parts: readParts(shape, bytes, chunks?.[0] ?? 1, read) };
}

/**
 * Values of variable length are stored in a heap of the file. HDF5 copies such a value out of the heap, and only then
 * compares its length with the expected length. If the lengths differ, HDF5 may have written beyond its allocated memory.
 */
const distrusting =
  (read: (from: number, to: number) => Part) =>
  (from: number, to: number): Part => {
    try {
      return read(from, to);
    } catch (error) {
      distrustHdf5();
      throw error;
    }
  };

/** Reads the values in pieces, each with the largest number of rows that fits. If a chunk fits, pieces are whole chunks, so that no chunk is unpacked twice. */
function* readParts(
  [count = 0]: readonly number[],
  bytes: number,
  chunkRows: number,
  read: (from: number, to: number) => Part,
): Generator<Part> {
  const fitting = Math.max(1, Math.floor(partBytes / (bytes / count)));
  const rows = fitting > chunkRows ? fitting - (fitting % chunkRows) : fitting;
  for (let from = 0; from < count; from += rows) yield read(from, Math.min(from + rows, count));
}

/** The values of all pieces. */
export function* flatten(parts: Iterable<ArrayLike<unknown>>): Generator<unknown> {
  for (const part of parts) {
    for (let k = 0; k < part.length; k++) yield part[k];
  }
}

export function isUint8({ type, signed, sizeBytes }: ValueType): boolean {
  return type === 'integer' && !signed && sizeBytes === 1;
}

/** Whether the values are booleans, or numbers that fit a typed array of JavaScript. */
export function isNumeric({ type, sizeBytes }: ValueType): boolean {
  if (type === 'boolean') return true;
  if (type === 'float') return [4, 8].includes(sizeBytes);
  return type === 'integer' && [1, 2, 4, 8].includes(sizeBytes);
}

/** Formats a shape as NumPy does: (209, 64, 64, 3). */
export function describeShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}

/**
 * h5wasm computes lengths from 64-bit integers, and V8 stores such numbers as floats. Without this conversion, every index
 * computed from a length would be a float too, and training would take three times as long.
 */
const toInt32 = (length: number) => length | 0;

/** The type classes of HDF5, by their numbers. */
const typeClasses: Readonly<Record<number, ValueType['type']>> = {
  0: 'integer',
  1: 'float',
  3: 'string',
  8: 'enum',
};

export function toValueType({
  type: typeClass,
  signed,
  size: sizeBytes,
  vlen,
  enum_type,
}: Metadata) {
  const type = typeClasses[typeClass] ?? 'other';
  const isBoolean = type === 'enum' && sizeBytes === 1 && isOfBooleans(enum_type?.members);
  return { type: isBoolean ? ('boolean' as const) : type, signed, sizeBytes, vlen };
}

function isOfBooleans(members: Readonly<Record<string, number>> = {}): boolean {
  const { FALSE, TRUE, ...others } = members;
  return FALSE === 0 && TRUE === 1 && Object.keys(others).length === 0;
}

export function describeType({ type, signed, sizeBytes, vlen }: ValueType): string {
  const bits = sizeBytes * 8;
  if (type === 'integer') return `${signed ? '' : 'u'}int${bits}`;
  if (type === 'float') return `float${bits}`;
  if (type === 'string') return vlen ? 'variable-length strings' : `strings of ${sizeBytes} bytes`;
  if (type === 'boolean') return 'booleans';
  return type === 'enum' ? 'an enumeration' : 'values of another type';
}
