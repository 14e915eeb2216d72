import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** A draft that nobody has finished by then is one whose process has died. */
const abandonedAfterMs = 3_600_000;

/** Counts a folder as used just now. */
export async function touch(folder: string): Promise<void> {
  const now = new Date();
  await utimes(folder, now, now);
}

/**
 * Removes folders below `root` until those that are left have no more than so many bytes: the longest unused first,
 * and never `kept`. Others may do so at the same moment.
 */
export async function makeRoom(root: string, maxBytes: number, kept: string): Promise<void> {
  const entries = await Promise.all((await readdir(root)).map((name) => measure(join(root, name))));
  const found = entries.filter((entry) => entry !== undefined);
  let bytes = 0;
  for (const entry of found.toSorted((a, b) => b.usedAt - a.usedAt)) {
    const isAbandoned = entry.isDraft && Date.now() - entry.usedAt > abandonedAfterMs;
    bytes += entry.bytes;
    if (entry.path === kept || (entry.isDraft && !isAbandoned)) continue;
    if (!isAbandoned && bytes <= maxBytes) continue;
    bytes -= entry.bytes;
    await rm(entry.path, { recursive: true, force: true });
  }
}

/** Undefined for what another has removed meanwhile. */
async function measure(path: string) {
  try {
    const { mtimeMs } = await stat(path);
    const names = await readdir(path, { recursive: true });
    const stats = await Promise.all(names.map((name) => stat(join(path, name))));
    const bytes = stats.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
    return { path, usedAt: mtimeMs, bytes, isDraft: isDraftName(path) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const draftPrefix = '.draft-';
const isDraftName = (path: string) => path.includes(`/${draftPrefix}`);
