import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { explainDisk } from '../fetch/explain-disk.ts';
import { unlessGone } from '../unless-gone.ts';
import type { Blobs, StoredBlob } from './blobs.ts';
import { draftOfBlob, type Removal, removeAbandonedBlobs } from './remove-abandoned-blobs.ts';

/** A store of blobs in a folder, which apis and workers share. */
export type BlobFolder = Blobs & {
  /** The path of the folder. */
  path: string;
  /** The folder with a folder for each import. It is on the same disk as the blobs, so that a file can be renamed to a blob. */
  imports: string;
  /**
   * Removes what dead processes have left: drafts and blobs without a use, if they are older than 24 hours. Does nothing if a process has
   * done this within the last hour.
   */
  removeAbandoned(how: Removal): Promise<void>;
};

/**
 * Opens the store with this id in `folder`: the blob with the sha256 `abcd…` is the file `<folder>/<id>/sha256/ab/abcd…`. A blob is written to a
 * draft first and renamed, so a blob is complete or absent.
 */
export function openBlobFolder(folder: string, id: string): BlobFolder {
  const path = join(folder, id);
  const drafts = join(path, 'drafts');
  const pathOf = (sha256: string) => join(path, 'sha256', sha256.slice(0, 2), sha256);

  const has = async (sha256: string) => isThere(pathOf(sha256));

  async function put(bytes: Readable): Promise<StoredBlob> {
    await mkdir(drafts, { recursive: true });
    const draft = join(drafts, randomUUID());
    try {
      const blob = await writeDraft(bytes, draft);
      const own = pathOf(blob.sha256);
      await mkdir(dirname(own), { recursive: true });
      // Replaces a blob with the same bytes.
      await rename(draft, own);
      await sync(dirname(own));
      return blob;
    } catch (error) {
      throw explainDisk(error, 'The blob folder cannot store a file') ?? error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  // An import that stores the same bytes first notes their use. Then it looks for the blob, and stores it again if it is gone.
  // So the blob is moved away first, and its use is looked up afterwards.
  async function remove(sha256: string, isUsed: () => Promise<boolean>): Promise<void> {
    const aside = join(drafts, draftOfBlob(sha256, randomUUID()));
    await mkdir(drafts, { recursive: true });
    if (!(await move(pathOf(sha256), aside))) return;
    // If the use cannot be looked up, the blob is kept.
    let isNeeded = true;
    try {
      isNeeded = await isUsed();
    } finally {
      if (isNeeded) await move(aside, pathOf(sha256));
      else await rm(aside, { force: true });
    }
  }

  return {
    ...{ id, path, put, has, delete: remove },
    removeAbandoned: (how) =>
      removeAbandonedBlobs({ path, drafts, pathOf, has, delete: remove }, how),
    imports: join(path, 'imports'),
    open: (sha256) => createReadStream(pathOf(sha256)),
    find: async (sha256) => ((await has(sha256)) ? pathOf(sha256) : undefined),
  };
}

/** Writes bytes to a new file and to the disk. Returns their sha256. */
async function writeDraft(bytes: Readable, draft: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let count = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      count += chunk.byteLength;
      hash.update(chunk);
      next(null, chunk);
    },
  });
  await pipeline(bytes, measure, createWriteStream(draft, { flags: 'wx', mode: 0o440 }));
  await sync(draft);
  return { sha256: hash.digest('hex'), bytes: count };
}

/** Writes a file, or the entries of a folder, to the disk, so that they survive a power failure. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Returns false if there is no such file. */
const move = async (from: string, to: string) =>
  (await rename(from, to).then(() => true, unlessGone)) ?? false;

const isThere = async (path: string) => (await stat(path).catch(unlessGone))?.isFile() ?? false;
