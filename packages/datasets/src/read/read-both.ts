import { open, realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { assertSize, type SplitName } from '@sweepq/core';
import { DatasetError } from '../dataset-error.ts';
import { type DatasetFiles, describeFile, findInside } from '../library/dataset-folder.ts';
import { askFiles } from '../library/explain-file-error.ts';
import { openFlags, readBytes } from './read-bytes.ts';

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
  const file = await askFiles(asked, open(await findInside(realRoot, asked), openFlags));
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw new DatasetError('not-a-file', `Expected ${what} to be a file.`, { path });
    }
    assertSize(stats.size, split);
    return await askFiles(asked, readBytes(file, stats.size));
  } finally {
    await file.close();
  }
}
