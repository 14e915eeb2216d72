// Lists and reads the arrays of any HDF5 file, whatever their keys are.
import { CoreError } from '../core-error.ts';
import { openFile } from './open-file.ts';
import { assertHeaps } from './read-classes.ts';
import { describeType, readKey, toValueType, type ValueType } from './read-key.ts';

/** An array of an HDF5 file. `key` is its path without the first slash. */
export type Hdf5Array = {
  key: string;
  kind: ValueType['type'];
  /** The type in words, such as `float32`. */
  dtype: string;
  shape: number[];
};

/** The arrays of a file, and the keys that are links. Links are not followed. */
export type Hdf5Arrays = { arrays: Hdf5Array[]; links: string[] };

const mostObjects = 1000;
const mostLevels = 8;

/** Lists the arrays of an HDF5 file. `fileName` names the file in messages, such as "the train file". Throws a CoreError for a broken file. */
export function listHdf5Arrays(bytes: Uint8Array, fileName: string): Promise<Hdf5Arrays> {
  return openFile(bytes, fileName, ({ file, walk }) => {
    const arrays: Hdf5Array[] = [];
    const links: string[] = [];
    let objects = 0;
    for (const { key, kind } of walk(mostLevels)) {
      objects += 1;
      if (objects > mostObjects) {
        const text = `Expected ${fileName} to have at most ${mostObjects} groups and arrays. Write the images and labels to a file of their own.`;
        throw new CoreError('too-large', text);
      }
      if (kind === 'link') links.push(key);
      const entity = kind === 'array' ? file.get(key) : null;
      if (entity === null || !('metadata' in entity) || !('value' in entity)) continue;
      const type = toValueType(entity.metadata);
      const shape = (entity.metadata.shape ?? []).map(Number);
      arrays.push({ key, kind: type.type, dtype: describeType(type), shape });
    }
    return { arrays, links };
  });
}

/**
 * Reads an array in pieces, in the order of its last axis first. Numbers of 64 bits are BigInt. Throws a CoreError for a broken file, and for an
 * array that is too large or not readable.
 */
export function readHdf5Array(
  bytes: Uint8Array,
  { fileName, key, words }: { fileName: string; key: string; words: string },
  use: (part: ArrayLike<unknown>) => void,
): Promise<void> {
  return openFile(bytes, fileName, (open) => {
    const { parts } = readKey(open, fileName, {
      ...{ key, words, hasShape: ({ length }) => length > 0 },
      hasType: (type) => {
        if (type.vlen) assertHeaps(open, fileName);
        return isReadable(type);
      },
    });
    for (const part of parts) use(part);
  });
}

function isReadable({ type, sizeBytes }: ValueType): boolean {
  if (type === 'integer') return [1, 2, 4, 8].includes(sizeBytes);
  if (type === 'float') return [4, 8].includes(sizeBytes);
  return type === 'string' || type === 'boolean';
}
