import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DatasetFiles, describeFile } from './dataset-folder.ts';
import { askFiles } from './explain-file-error.ts';

/** Returns a text that changes when one of the files is replaced or written to. */
export async function stampFiles({ name, trainPath, testPath }: DatasetFiles): Promise<string> {
  const parts = [trainPath, testPath].map(async (path) => {
    const what = describeFile(name, basename(path));
    const { ino, mtimeMs, ctimeMs, size } = await askFiles({ what, path }, stat(path));
    return `${path}:${ino}:${mtimeMs}:${ctimeMs}:${size}`;
  });
  return (await Promise.all(parts)).join('\n');
}
