// Reads the blobs of a blob folder as data, and writes them to another folder.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/** `path`: below the blob folder. `value`: base64. */
export type GoldenBlob = { path: string; value: string };

export async function readBlobs(folder: string): Promise<GoldenBlob[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      ...{ path: relative(folder, path), value: (await readFile(path)).toString('base64') },
    })),
  );
}

export async function writeBlobs(folder: string, blobs: readonly GoldenBlob[]): Promise<void> {
  for (const { path, value } of blobs) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), Buffer.from(value, 'base64'));
  }
}
