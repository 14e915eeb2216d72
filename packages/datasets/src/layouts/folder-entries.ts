import { open, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileHandle, openFlags, readBytes } from '../read/read-bytes.ts';
import type { Entry } from './found-array.ts';
import { quote, refusal } from './refuse.ts';
import { maxEntries } from './zip-entries.ts';

const maxLevels = 8;

/** Lists the files below a folder. Links are refused, because they can lead out of the folder. */
export async function listFolder(root: string, fileName: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const folders = [{ name: '', level: 1 }];
  // The list grows during the loop.
  for (const { name: parent, level } of folders) {
    for await (const found of await opendir(join(root, parent))) {
      const name = parent === '' ? found.name : `${parent}/${found.name}`;
      if (found.isDirectory()) {
        if (level < maxLevels) folders.push({ name, level: level + 1 });
        continue;
      }
      entries.push(await openEntry(root, name, fileName));
      if (entries.length > maxEntries) {
        const text = `Expected ${fileName} to have at most ${maxEntries} files. Write the pictures to an .npz file.`;
        throw refusal('import-too-large', text);
      }
    }
  }
  return entries;
}

async function openEntry(root: string, name: string, fileName: string): Promise<Entry> {
  const path = join(root, name);
  const what = `${quote(name)} in ${fileName}`;
  const { size } = await withFile(path, what, (file) => file.stat());
  return { name, sizeBytes: size, read: (maxBytes) => readWhole(path, what, maxBytes) };
}

/** Reads a whole file. Throws if it is larger than the limit, or is not a file. */
export function readWhole(path: string, what: string, maxBytes: number): Promise<Uint8Array> {
  return withFile(path, what, async (file) => {
    const { size } = await file.stat();
    if (size > maxBytes) {
      const text = `Expected ${what} to be at most ${maxBytes} bytes, got ${size}. Make it smaller, or leave it out.`;
      throw refusal('import-too-large', text);
    }
    return readBytes(file, size);
  });
}

/** Reads the first bytes of a file. */
export const readHead = (path: string, what: string, bytes: number): Promise<Uint8Array> =>
  withFile(path, what, (file) => readBytes(file, bytes));

async function withFile<Result>(
  path: string,
  what: string,
  use: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, openFlags).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ELOOP') throw cause;
    const text = `Expected ${what} to be a file, got a symbolic link. Copy its target into the folder.`;
    throw refusal('import-unsafe', text, cause);
  });
  try {
    if (!(await file.stat()).isFile()) {
      throw refusal('import-unsafe', `Expected ${what} to be a file, got a pipe or a device.`);
    }
    return await use(file);
  } finally {
    await file.close();
  }
}
