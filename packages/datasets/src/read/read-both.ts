import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { assertSize, type SplitName } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { type DatasetFiles, findInside } from '../library/dataset-folder.ts';

// A link that was put there since its path was looked at is not followed, a pipe is not waited for.
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The bytes of a dataset's two files. */
export async function readBoth({ root, trainPath, testPath }: DatasetFiles) {
  const realRoot = await realpath(root);
  const [train, test] = await Promise.all([
    readInside(realRoot, trainPath, 'train'),
    readInside(realRoot, testPath, 'test'),
  ]);
  return { train, test };
}

async function readInside(realRoot: string, path: string, name: SplitName): Promise<Uint8Array> {
  const file = await open(await findInside(realRoot, path), flags);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new DatasetError('not-a-file', `Expected ${path} to be a file.`);
    assertSize(stats.size, name);
    return await readAll(file, stats.size);
  } finally {
    await file.close();
  }
}

/** As much as there was when its size was asked; less, if it has been cut since. */
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
