import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findInRoot } from '../library/dataset-folder.ts';

export type NewFile = { fileName: string; bytes: Uint8Array };

/**
 * Creates the folder of a dataset with all its files, or not at all. It writes the files to a draft beside the folder, and
 * renames the draft. If several processes do this at the same time, the first folder stays.
 */
export async function installFolder(root: string, name: string, files: NewFile[]): Promise<void> {
  await mkdir(root, { recursive: true });
  const draft = await mkdtemp(join(root, `.${name}-`));
  try {
    for (const { fileName, bytes } of files) await writeFile(join(draft, fileName), bytes);
    await rename(draft, join(root, name));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // The folder of another process is complete. Any other existing file or folder is an error.
    if ((await findInRoot(root, name)) === undefined) throw error;
  }
}
