// Reads and replaces small files. Errors name the file.
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../input/usage-error.ts';

/** Returns undefined if the file does not exist. */
export function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unusable(path, 'read', error);
  }
}

/** Returns the names in a folder; none if the folder does not exist. */
export function readFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unusable(path, 'read', error);
  }
}

/** Replaces a file in one step. Only its owner can read it, because it may have a token. */
export function replaceFile(path: string, text: string): void {
  const part = `${path}.${crypto.randomUUID()}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const file = openSync(part, 'wx', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    removeIfPresent(part);
    throw unusable(path, 'written', error);
  }
}

export function removeFile(path: string): void {
  try {
    rmSync(path);
  } catch (error) {
    throw unusable(path, 'deleted', error);
  }
}

function removeIfPresent(path: string): void {
  try {
    rmSync(path);
  } catch {
    // The file was not created. The caller reports the reason.
  }
}

const unusable = (path: string, what: string, error: unknown) =>
  new UsageError(`\`${path}\` cannot be ${what}: ${(error as Error).message}.`);
