import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findInRoot } from '../library/dataset-folder.ts';

export type NewFile = { fileName: string; bytes: Uint8Array };

/**
 * Makes a dataset's folder with all of its files or not at all: written beside it under a name no
 * dataset has, then renamed. Of processes that do so at once, the first one's folder stays.
 */
export async function installFolder(root: string, name: string, files: NewFile[]): Promise<void> {
  await mkdir(root, { recursive: true });
  const draft = await mkdtemp(join(root, `.${name}-`));
  try {
    for (const { fileName, bytes } of files) await writeFile(join(draft, fileName), bytes);
    await rename(draft, join(root, name));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // In the way is the complete folder of somebody faster, or nothing that could be relied on.
    if ((await findInRoot(root, name)) === undefined) throw error;
  }
}
