import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Writes a file to the disk, so that it survives a power failure. Returns its sha256. */
export async function storeFile(
  folder: string,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<string> {
  const hash = createHash('sha256');
  async function* hashed() {
    for await (const piece of pieces) {
      hash.update(piece);
      yield piece;
    }
  }
  await pipeline(hashed, createWriteStream(join(folder, name), { flush: true }));
  return hash.digest('hex');
}
