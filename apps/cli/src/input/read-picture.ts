import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Reads a picture. The API gets the name of its file, for messages. */
export async function readPicture(path: string): Promise<File> {
  try {
    return new File([new Uint8Array(await readFile(path))], basename(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UsageError(`There is no file \`${path}\`.`);
    if (code === 'EISDIR') {
      throw new UsageError(
        `Expected \`${path}\` to be a picture, got a folder: \`${path}/*\` are its files.`,
      );
    }
    throw new UsageError(`\`${path}\` cannot be read: ${message}.`);
  }
}
