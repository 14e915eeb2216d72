import { createHash } from 'node:crypto';
import { CoreError } from '../core-error.ts';
import { isOutOfMemory, readHdf5, startHdf5 } from '../hdf5/open-hdf5.ts';
import type { Dataset, SplitName } from './dataset.ts';
import { maxFileBytes } from './limits.ts';
import { type ReadSplit, readSplit } from './read-split.ts';
import { recognise } from './recognise.ts';

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
  const train = await readFile(files.train, 'train');
  const test = await readFile(files.test, 'test');
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

async function readFile(bytes: Uint8Array, name: SplitName): Promise<ReadSplit> {
  try {
    return await readHdf5(bytes, (open) => readSplit(open, name));
  } catch (cause) {
    if (cause instanceof CoreError) throw cause;
    if (isOutOfMemory(cause)) {
      throw new CoreError(
        'too-large',
        `Expected the ${name} file to be readable by HDF5 in 64 MB of memory, got an out-of-memory error.`,
        { cause },
      );
    }
    throw new CoreError('not-hdf5', explainUnreadable(bytes, name, cause), { cause });
  }
}

function explainUnreadable(bytes: Uint8Array, name: SplitName, cause: unknown): string {
  const { byteLength } = bytes;
  const known = recognise(bytes);
  if (known !== undefined) {
    const size = byteLength === 0 ? '' : ` of ${byteLength} bytes`;
    return `Expected the ${name} file to be HDF5, got ${known.what}${size}. ${known.remedy}`;
  }
  const reason = findReason(cause);
  const remedy = /truncated file/i.test(reason)
    ? ' The end of the file is missing: copy or download it again.'
    : '';
  return `Expected the ${name} file to be HDF5, got ${byteLength} bytes that cannot be read as such: ${reason}.${remedy}`;
}

/** HDF5 reports an error as a stack of lines "#003: file.c line 1 in f(): reason". The last line has the innermost reason. */
function findReason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const reasons = [...message.matchAll(/ in \w+\(\): (.+)/g)];
  return reasons.at(-1)?.[1] ?? message.split('\n')[0] ?? '';
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
