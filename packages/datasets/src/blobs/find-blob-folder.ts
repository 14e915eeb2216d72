import { randomUUID } from 'node:crypto';
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlobFolder, openBlobFolder } from './open-blob-folder.ts';

/** The id of the blobs of the service, which Redis stores. */
export type BlobId = {
  /** Stores an id unless there is one. Returns the stored id. */
  claim(own: string): Promise<string>;
  read(): Promise<string | undefined>;
};

export type FoundBlobs = { blobs: BlobFolder } | { blobs?: undefined; reason: string };

/**
 * Finds the blobs of the service in the folder of this process. The first process of a service makes a folder for them. A later process only looks
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
    const known = (await id.read()) ?? (await claim());
    const isHere = await stat(join(folder, known)).then(
      (stats) => stats.isDirectory(),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (isHere) return { blobs: openBlobFolder(folder, known) };
    return {
      reason: `The blob folder of this process does not contain \`${known}\`, the folder of this service. Set SWEEPQ_BLOBS_DIR of all apis and workers to one shared folder.`,
    };
  }

  /** Makes the folder before its id is known, so that the folder of a known id exists. */
  async function claim(): Promise<string> {
    const own = randomUUID();
    const path = join(folder, own);
    await mkdir(path, { recursive: true });
    const claimed = await id.claim(own);
    if (claimed !== own) await rmdir(path);
    return claimed;
  }
}
