import { randomUUID } from 'node:crypto';
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobFolder, openBlobFolder } from './open-blob-folder.ts';

/** The id of the blobs of the service, which Redis stores. */
export type BlobId = {
  /**
   * Stores an id unless there is one. Returns the stored id. `lost`: an id whose folder was not found; it is replaced while nothing is uploaded.
   * Without it, the process only looks for a folder that another one has made.
   */
  claim?(own: string, lost?: string): Promise<string>;
  read(): Promise<string | undefined>;
};

export type FoundBlobs = { blobs: BlobFolder } | { blobs?: undefined; reason: string };

/**
 * Finds the blobs of the service in the folder of this process. The first api that needs them makes a folder for them. Every other process only looks
 * for this folder: if it is not there, the two processes do not share a folder. A found folder is cached.
 */
export function createBlobFinder(folder: string, id: BlobId): () => Promise<FoundBlobs> {
  let found: FoundBlobs | undefined;

  return async function findBlobs(): Promise<FoundBlobs> {
    if (found?.blobs !== undefined) return found;
    found = await look().catch((error: NodeJS.ErrnoException) => {
      // An error of the file system has a code such as EACCES. An error of Redis is for the caller.
      if (error.syscall === undefined || error.code === undefined) throw error;
      return { reason: `The blob folder of this process cannot be used: ${error.code}.` };
    });
    return found;
  };

  async function look(): Promise<FoundBlobs> {
    const stored = await id.read();
    const isLost = stored === undefined || !(await isFolder(join(folder, stored)));
    const known = isLost ? ((await claim(stored)) ?? stored) : stored;
    if (known === undefined) return { reason: 'Nothing was uploaded to this service yet.' };
    if (await isFolder(join(folder, known))) return { blobs: openBlobFolder(folder, known) };
    return {
      reason: `The blob folder of this process does not contain \`${known}\`, the folder of this service. Set SWEEPQ_BLOBS_DIR of all apis and workers to one shared folder.`,
    };
  }

  /** Makes the folder before its id is known, so that the folder of a known id exists. */
  async function claim(lost: string | undefined): Promise<string | undefined> {
    if (id.claim === undefined) return undefined;
    const own = randomUUID();
    const path = join(folder, own);
    await mkdir(path, { recursive: true });
    const claimed = await id.claim(own, lost);
    if (claimed !== own) await rmdir(path);
    return claimed;
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
