import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { assertSize, type SplitName } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { type DatasetFiles, describeFile, findInside } from '../library/dataset-folder.ts';
import { askFiles } from '../library/explain-file-error.ts';

// NOFOLLOW: a link may have been created after the check of the path. NONBLOCK: opening a pipe must not wait.
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Reads the bytes of a dataset's two files. */
export async function readBoth({ name, root, trainPath, testPath }: DatasetFiles) {
  const realRoot = await realpath(root);
  const [train, test] = await Promise.all([
    readInside(realRoot, { dataset: name, path: trainPath, split: 'train' }),
    readInside(realRoot, { dataset: name, path: testPath, split: 'test' }),
  ]);
  return { train, test };
}

type Wanted = { dataset: string; path: string; split: SplitName };

async function readInside(realRoot: string, { dataset, path, split }: Wanted): Promise<Uint8Array> {
  const what = describeFile(dataset, basename(path));
  const asked = { what, path };
  const file = await askFiles(asked, open(await findInside(realRoot, asked), flags));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw new DatasetError('not-a-file', `Expected ${what} to be a file.`, { path });
    }
    assertSize(stats.size, split);
    return await askFiles(asked, readAll(file, stats.size));
  } finally {
    await file.close();
  }
}

/** Reads `size` bytes, or fewer if the file was truncated in the meantime. */
async function readAll(file: Awaited<ReturnType<typeof open>>, size: number) {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
