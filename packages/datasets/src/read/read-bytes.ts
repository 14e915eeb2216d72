import { constants } from 'node:fs';
import type { open } from 'node:fs/promises';

/** The flags to open a file whose path was checked. NOFOLLOW: a link may have been created since. NONBLOCK: opening a pipe must not wait. */
export const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export type FileHandle = Awaited<ReturnType<typeof open>>;

/** Reads the first `size` bytes, or fewer if the file is shorter. */
export async function readBytes(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
