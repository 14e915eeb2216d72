import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../input/usage-error.ts';
import { reasonOf } from '../output-errors.ts';

export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

const pieceLength = 65_536;

type Where = {
  out?: string | undefined;
  stdout: NodeJS.WritableStream;
  signal?: AbortSignal | undefined;
};

/** Writes to stdout or to a file. The file gets its name when it is complete. Waits for slow readers (backpressure). */
export async function writeOut(pieces: Pieces, { out, stdout, signal }: Where): Promise<void> {
  const source = Readable.from(join(pieces));
  if (out === undefined) {
    await pipeline(source, stdout, { end: false, signal });
    return;
  }
  const path = await findPath(out);
  // Write directly to a pipe or a device, because a file must not replace it.
  const part = path === undefined ? undefined : `${path}.${process.pid}.part`;
  try {
    await pipeline(source, createWriteStream(part ?? out), { signal });
    if (part !== undefined && path !== undefined) await rename(part, path);
  } catch (error) {
    if (part !== undefined) await rm(part, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'open' && syscall !== 'rename' && syscall !== 'write') throw error;
    throw new UsageError(`\`${out}\` cannot be written: ${reasonOf({ code })}.`);
  }
}

/** Returns the path of the file to replace; for a symbolic link, the path of its target. Undefined for a pipe or a device. */
async function findPath(out: string): Promise<string | undefined> {
  const found = await stat(out).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return out;
  return found.isFile() ? realpath(out) : undefined;
}

/** Joins small pieces of text into pieces of 64 KB or more, to save writes. */
async function* join(pieces: Pieces): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
