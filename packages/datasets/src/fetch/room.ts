import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unlessGone } from '../unless-gone.ts';

/** The prefix of drafts: folders that are not complete yet, or that are being removed. */
export const draftPrefix = '.draft-';

/** A draft that was not touched for this time is abandoned: its process has died. */
const abandonedAfterMs = 3_600_000;

/** Sets the time of the last use of a folder to now. */
export async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(unlessGone);
}

/** Removes a folder. The folder is renamed to a draft first, so that readers see the complete folder or none. */
export async function remove(folder: string): Promise<void> {
  const aside = join(dirname(folder), `${draftPrefix}${randomUUID()}`);
  const isThere = await rename(folder, aside).then(() => true, unlessGone);
  if (isThere) await rm(aside, { recursive: true, force: true });
}

/**
 * Removes folders below `root` until the remaining folders have at most `maxBytes` bytes. The least recently used folder is
 * removed first. `kept` is never removed. Several processes may call this at the same time.
 */
export async function makeRoom(root: string, maxBytes: number, kept: string): Promise<void> {
  const entries = await Promise.all((await readdir(root)).map((name) => measure(join(root, name))));
  const found = entries.filter((entry) => entry !== undefined);
  let bytes = found.find(({ path }) => path === kept)?.bytes ?? 0;
  const others = found.filter(({ path }) => path !== kept);
  for (const { path, isDraft, usedAt, bytes: ofIt } of others.sort((a, b) => b.usedAt - a.usedAt)) {
    if (isDraft) {
      if (Date.now() - usedAt > abandonedAfterMs) await rm(path, { recursive: true, force: true });
      else bytes += ofIt;
    } else if (bytes + ofIt > maxBytes) await remove(path);
    else bytes += ofIt;
  }
}

/** Returns the size and the last use of a folder; undefined if another process has removed the folder in the meantime. */
async function measure(path: string) {
  try {
    const { mtimeMs } = await stat(path);
    const names = await readdir(path, { recursive: true });
    const stats = await Promise.all(names.map((name) => stat(join(path, name))));
    const bytes = stats.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
    return { path, usedAt: mtimeMs, bytes, isDraft: basename(path).startsWith(draftPrefix) };
  } catch (error) {
    return unlessGone(error);
  }
}
