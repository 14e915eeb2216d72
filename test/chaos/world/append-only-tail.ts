import { open, readdir, readFile, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clockKey } from './clock.ts';

/** The maximum length of the tail. A row writes less than this in a second. */
const mostBytes = 64 * 2 ** 20;
const entryHead = `$${clockKey.length}\r\n${clockKey}\r\n$`;

export type Tail = {
  /** The commands after the last clock entry that is not later than the requested moment. */
  text: string;
  /** The size of the file without the tail. */
  keptBytes: number;
  path: string;
};

/** The file that Redis appends to, as named in its manifest. */
async function appendOnlyFile(dir: string): Promise<string> {
  const files = await readdir(dir, { recursive: true });
  const manifest = files.find((file) => file.endsWith('.manifest'));
  if (manifest === undefined) throw new Error(`Expected a manifest in ${dir}, got none.`);
  const lines = (await readFile(join(dir, manifest), 'utf8')).trim().split('\n');
  const last = lines.findLast((line) => line.endsWith(' type i'));
  const name = /^file (\S+) /.exec(last ?? '')?.[1];
  if (name === undefined) throw new Error(`Expected an append-only file in ${manifest}, got none.`);
  return join(dir, dirname(manifest), name);
}

/** Reads the commands that Redis wrote after `moment`. The clock entries between the commands show the time of each. */
export async function readTail(dir: string, moment: number): Promise<Tail> {
  const path = await appendOnlyFile(dir);
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - mostBytes);
    const bytes = Buffer.alloc(size - from);
    await file.read(bytes, 0, bytes.length, from);
    const text = bytes.toString('latin1');
    const cut = findCut(text, moment);
    return { text: text.slice(cut), keptBytes: from + cut, path };
  } finally {
    await file.close();
  }
}

/** The end of the last clock entry that is not later than `moment`. */
export function findCut(text: string, moment: number): number {
  for (let at = text.length; at > 0; ) {
    at = text.lastIndexOf(entryHead, at - 1);
    if (at < 0) break;
    const [, value = '', ...rest] = text
      .slice(at + entryHead.length, at + entryHead.length + 40)
      .split('\r\n');
    // The last entry may be truncated.
    if (rest.length > 0 && Number(value) <= moment) {
      return text.indexOf('\r\n', at + entryHead.length) + 2 + value.length + 2;
    }
  }
  throw new Error(
    `Expected a time of the clock before ${moment} in the append-only file, got none.`,
  );
}

/** Removes the tail from the file. */
export const cutOff = ({ path, keptBytes }: Tail) => truncate(path, keptBytes);
