import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findInRoot } from '../library/dataset-folder.ts';

export type NewFile = { fileName: string; bytes: Uint8Array };

/**
 * Creates a dataset's folder with all of its files, or not at all: it writes the files to a folder beside it, under a
 * name that no dataset has, and renames that folder. If several processes do so at once, the first folder stays.
 */
export async function installFolder(root: string, name: string, files: NewFile[]): Promise<void> {
  await mkdir(root, { recursive: true });
  const draft = await mkdtemp(join(root, `.${name}-`));
  try {
    for (const { fileName, bytes } of files) await writeFile(join(draft, fileName), bytes);
    await rename(draft, join(root, name));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // A complete folder of another process is fine; anything else in the way is an error.
    if ((await findInRoot(root, name)) === undefined) throw error;
  }
}
