import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './usage-error.ts';

/** Reads a UTF-8 file, or stdin if `path` is `-`. `name` is the name of the file in messages. */
export async function readText(
  path: string,
  name: string,
  stdin: NodeJS.ReadableStream,
): Promise<string> {
  const bytes = path === '-' ? await buffer(stdin) : await readBytes(path);
  const other = findOtherEncoding(bytes);
  if (other !== undefined) {
    throw new UsageError(
      `Expected ${name} to be UTF-8, but it is ${other}: save it as UTF-8 (in PowerShell: \`Set-Content -Encoding utf8\`).`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`Expected ${name} to be UTF-8, but its bytes are not: save it as UTF-8.`);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ENOENT'
        ? `There is no file \`${path}\`.`
        : `\`${path}\` cannot be read: ${message}.`,
    );
  }
}

/** Detects UTF-16 and UTF-32 by the byte order mark, or by the zero bytes beside the first ASCII character. */
function findOtherEncoding([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0) return 'UTF-32';
  if ((a === 0 && b !== undefined) || b === 0) return b === 0 && c === 0 ? 'UTF-32' : 'UTF-16';
  return undefined;
}
