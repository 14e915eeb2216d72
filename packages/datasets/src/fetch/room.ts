import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What begins with this is no dataset yet, or no more. */
export const draftPrefix = '.draft-';

/** A draft that nobody has touched by then is one whose process has died. */
const abandonedAfterMs = 3_600_000;

/** Counts a folder as used just now. */
export async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now).catch(unlessGone);
}

/** Takes a folder away as a whole: whoever looks meanwhile finds all of it or nothing, and a leftover is a draft. */
export async function remove(folder: string): Promise<void> {
  const aside = join(dirname(folder), `${draftPrefix}${randomUUID()}`);
  const isThere = await rename(folder, aside).then(() => true, unlessGone);
  if (isThere) await rm(aside, { recursive: true, force: true });
}

/**
 * Removes folders below `root` until those that are left have no more than so many bytes: the longest unused first,
 * and never `kept`. Others may do so at the same moment.
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

/** Undefined for what another has removed meanwhile. */
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
