import { createHash } from 'node:crypto';
import { CoreError } from '../core-error.ts';
import { startHdf5 } from '../hdf5/open-hdf5.ts';
import type { Dataset, SplitName } from './dataset.ts';
import { maxFileBytes } from './limits.ts';
import { openFile } from './open-file.ts';
import { readSplit } from './read-split.ts';

/**
 * Reads a dataset from the bytes of its two HDF5 files. Keys of each file: `<split>_set_x` uint8 (m, h, w, c),
 * `<split>_set_y` integers, booleans or floats (m), each 0 … C − 1, `list_classes` C strings, C from 2 to 256. Throws a
 * CoreError that names the file, the key, the expected value and the actual value.
 */
export async function loadDataset(files: {
  train: Uint8Array;
  test: Uint8Array;
}): Promise<Dataset> {
  assertSize(files.train.byteLength, 'train');
  assertSize(files.test.byteLength, 'test');
  // HDF5 takes long to start, so it starts while the files are hashed.
  void startHdf5().catch(() => undefined);
  const sha256 = { train: hash(files.train), test: hash(files.test) };
  const train = await openFile(files.train, 'the train file', (open) => readSplit(open, 'train'));
  const test = await openFile(files.test, 'the test file', (open) => readSplit(open, 'test'));
  assertSame('image shape', train.imageShape, test.imageShape);
  assertSameClasses(train.classes, test.classes);
  return {
    sha256,
    imageShape: train.imageShape,
    classes: train.classes,
    train: train.split,
    test: test.split,
  };
}

/** Throws if a file is too large. Callers can check the size before they read the file into memory. */
export function assertSize(sizeBytes: number, name: SplitName): void {
  if (sizeBytes <= maxFileBytes) return;
  throw new CoreError(
    'too-large',
    `Expected the ${name} file to be at most ${maxFileBytes} bytes, got ${sizeBytes}.`,
  );
}

/** Names only the first class that differs if the lists are long. */
function assertSameClasses(train: readonly string[], test: readonly string[]) {
  if (Math.max(train.length, test.length) <= fewClasses) {
    assertSame('classes', train, test);
    return;
  }
  assertSame('number of classes', [train.length], [test.length]);
  for (const [label, name] of train.entries()) {
    assertSame(`class of label ${label}`, [name], [test[label]]);
  }
}

const fewClasses = 8;

function assertSame(what: string, train: readonly unknown[], test: readonly unknown[]) {
  if (train.length === test.length && train.every((value, k) => value === test[k])) return;
  throw new CoreError(
    'files-differ',
    `Expected the test file to have the ${what} of the train file, (${train.join(', ')}), ` +
      `got (${test.join(', ')}).`,
  );
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
