// Removes what dead processes have left in a blob folder: drafts, and blobs that no version uses.
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessGone } from '../unless-gone.ts';
import type { Blobs } from './blobs.ts';

export type Removal = { now: Date; isUsed: (sha256: string) => Promise<boolean> };

type Folder = Pick<Blobs, 'has' | 'delete'> & {
  path: string;
  drafts: string;
  pathOf: (sha256: string) => string;
};

/** A draft or a blob that did not change for this time belongs to no import that is in progress. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;
/** The processes that share a folder look for abandoned files once in this time. */
const lookEveryMs = 60 * 60 * 1000;

export async function removeAbandonedBlobs(
  folder: Folder,
  { now, isUsed }: Removal,
): Promise<void> {
  const { path, drafts, pathOf } = folder;
  const isOlder = async (file: string, ms: number) => {
    const changed = await changedAt(file);
    return changed !== undefined && now.getTime() - changed > ms;
  };
  const last = join(path, 'swept');
  if ((await changedAt(last)) !== undefined && !(await isOlder(last, lookEveryMs))) return;
  await writeFile(last, '');
  for (const name of await namesIn(drafts)) {
    const draft = join(drafts, name);
    if (!(await isOlder(draft, abandonedAfterMs))) continue;
    // The process of a deletion has died: it has moved the blob to a draft, and it may not have looked up the use.
    const sha256 = shaOfDraft(name);
    const isNeeded = sha256 !== undefined && (await isUsed(sha256)) && !(await folder.has(sha256));
    if (isNeeded) await rename(draft, pathOf(sha256));
    else await rm(draft, { force: true });
  }
  for (const start of await namesIn(join(path, 'sha256'))) {
    for (const sha256 of await namesIn(join(path, 'sha256', start))) {
      if (!(await isOlder(pathOf(sha256), abandonedAfterMs)) || (await isUsed(sha256))) continue;
      await folder.delete(sha256, () => isUsed(sha256));
    }
  }
}

/** The name of the draft to which a deletion moves a blob. */
export const draftOfBlob = (sha256: string, unique: string) => `${sha256}.${unique}`;

const shaOfDraft = (name: string) => /^([0-9a-f]{64})\./.exec(name)?.[1];

/** The time at which a file was written or moved. A move keeps the time of the last write. */
const changedAt = (file: string) =>
  stat(file).then(({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs), unlessGone);

const namesIn = async (folder: string) => (await readdir(folder).catch(unlessGone)) ?? [];
