import { CoreError } from '../core-error.ts';
import type { Hdf5File } from '../hdf5/open-hdf5.ts';
import type { SplitName } from './dataset.ts';

/** A file of a few kilobytes can claim any size, and reading allocates all of it. */
export const maxValueBytes = 2 ** 30;

export type Expectation = {
  key: string;
  /** The sentence "Expected `key` in the train file to be …". */
  words: string;
  hasType(type: ValueType): boolean;
  hasShape(shape: readonly number[]): boolean;
  /** Throws if values of this shape are not to be read. */
  check?(shape: readonly number[]): void;
};

export type ValueType = {
  type: 'integer' | 'float' | 'string' | 'other';
  signed: boolean;
  sizeBytes: number;
  vlen: boolean;
};

type Value = { shape: number[]; value: ArrayLike<unknown> };

/** The values under a key, whose type, shape and size are as expected: all looked at before they are read. */
export function readKey(file: Hdf5File, split: SplitName, expected: Expectation): Value {
  const { key, words } = expected;
  const where = `Expected \`${key}\` in the ${split} file`;
  const entity = file.get(key);
  if (entity === null || !('metadata' in entity) || !('value' in entity)) {
    const got = entity === null ? 'nothing' : 'something that is no HDF5 dataset';
    throw new CoreError('missing-key', `${where} to be ${words}, got ${got}.`);
  }
  const { metadata } = entity;
  // A null dataspace has a type but no shape.
  const shape = metadata.shape ?? [];
  const type = toValueType(metadata);
  const got = `got ${describeType(type)} of shape ${describeShape(shape)}`;
  if (!expected.hasType(type))
    throw new CoreError('wrong-type', `${where} to be ${words}, ${got}.`);
  if (!expected.hasShape(shape)) {
    throw new CoreError('wrong-shape', `${where} to be ${words}, ${got}.`);
  }
  const bytes = shape.reduce((product, length) => product * length, type.sizeBytes);
  if (bytes > maxValueBytes) {
    throw new CoreError('too-large', `${where} to be at most ${maxValueBytes} bytes, ${got}.`);
  }
  expected.check?.(shape);
  return { shape: shape.map(toInt32), value: entity.value as ArrayLike<unknown> };
}

export function isUint8({ type, signed, sizeBytes }: ValueType): boolean {
  return type === 'integer' && !signed && sizeBytes === 1;
}

/** Integers of a size that JavaScript has an array for. */
export function isInteger({ type, sizeBytes }: ValueType): boolean {
  return type === 'integer' && [1, 2, 4, 8].includes(sizeBytes);
}

/** (209, 64, 64, 3), as the files' authors write it. */
export function describeShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}

/**
 * h5wasm makes its lengths from 64-bit integers, and V8 keeps such a number as a float: every index that is
 * computed from it would be one too, at three times the training time.
 */
const toInt32 = (length: number) => length | 0;

/** HDF5's numbers for the classes of types. */
const typeClasses: Readonly<Record<number, ValueType['type']>> = {
  0: 'integer',
  1: 'float',
  3: 'string',
};

function toValueType(metadata: { type: number; signed: boolean; size: number; vlen: boolean }) {
  const { signed, size: sizeBytes, vlen } = metadata;
  return { type: typeClasses[metadata.type] ?? 'other', signed, sizeBytes, vlen };
}

function describeType({ type, signed, sizeBytes, vlen }: ValueType): string {
  const bits = sizeBytes * 8;
  if (type === 'integer') return `${signed ? '' : 'u'}int${bits}`;
  if (type === 'float') return `float${bits}`;
  if (type === 'string') return vlen ? 'variable-length strings' : `strings of ${sizeBytes} bytes`;
  return 'values of another type';
}
