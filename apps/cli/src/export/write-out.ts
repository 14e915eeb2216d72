import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../input/usage-error.ts';

type Pieces = AsyncIterable<string | Uint8Array>;

const pieceLength = 65_536;

/** Writes to a file, which appears when it is complete, or to stdout; no faster than either takes it. */
export async function writeOut(
  pieces: Pieces,
  { output, stdout }: { output?: string | undefined; stdout: NodeJS.WritableStream },
): Promise<void> {
  const source = Readable.from(join(pieces));
  if (output === undefined) {
    await pipeline(source, stdout, { end: false });
    return;
  }
  const part = `${output}.part`;
  try {
    await pipeline(source, createWriteStream(part));
    await rename(part, output);
  } catch (error) {
    await rm(part, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'open' && syscall !== 'rename' && syscall !== 'write') throw error;
    throw new UsageError(`\`${output}\` cannot be written: ${code}.`);
  }
}

/** Few large pieces of many small ones. */
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
