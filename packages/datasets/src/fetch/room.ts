import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The prefix of folders that are not datasets: not yet complete, or being removed. */
export const draftPrefix = '.draft-';

/** The process of a draft that was not touched for this time has died. */
const abandonedAfterMs = 3_600_000;

/** Marks a folder as used now. */
export async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(unlessGone);
}

/** Removes a folder. It renames it to a draft first, so that readers see all of it or nothing. */
export async function remove(folder: string): Promise<void> {
  const aside = join(dirname(folder), `${draftPrefix}${randomUUID()}`);
  const isThere = await rename(folder, aside).then(() => true, unlessGone);
  if (isThere) await rm(aside, { recursive: true, force: true });
}

/**
 * Removes folders below `root` until the rest has at most `maxBytes` bytes. It removes the folder unused for the longest
 * time first, and never `kept`. Several processes may do so at once.
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

/** Undefined for a folder that another process has removed in the meantime. */
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

function unlessGone(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
