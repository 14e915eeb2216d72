import { createReadStream } from 'node:fs';
import { zipTime } from '@sweepq/view';
import { Zip, ZipPassThrough } from 'fflate';

/** Yields a zip of files, without compression, because pictures are compressed. No file is in memory as a whole. */
export async function* writeZip(
  entries: readonly { path: string; name: string }[],
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    failure ??= error;
    pieces.push(piece);
  });
  const take = () => {
    if (failure !== null) throw failure;
    return pieces.splice(0);
  };
  for (const { path, name } of entries) {
    const entry = new ZipPassThrough(name);
    entry.mtime = zipTime();
    zip.add(entry);
    for await (const piece of createReadStream(path)) {
      entry.push(piece as Uint8Array);
      yield* take();
    }
    entry.push(new Uint8Array(0), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
