import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type PageFile = { bytes: Buffer; zipped: Buffer; extension: string };

/**
 * Reads the files of the page. An api keeps them in memory, so that they fit its document when the page is built again while the
 * api runs.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(folder).map((name) => {
      const bytes = readFileSync(join(folder, name));
      return [name, { bytes, zipped: gzipSync(bytes), extension: extname(name) }];
    }),
  );
}
