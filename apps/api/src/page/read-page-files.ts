import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zipped = promisify<Buffer, Buffer>(gzip);

export type PageFile = { bytes: Buffer; zip(): Promise<Buffer>; extension: string };

/**
 * Reads the files of the page. An api keeps them in memory, so that they fit its document when the page is built again while the
 * api runs.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  return new Map(
    readdirSync(folder).map((name) => {
      const bytes = readFileSync(join(folder, name));
      let zipping: Promise<Buffer> | undefined;
      const zip = () => {
        zipping ??= zipped(bytes);
        return zipping;
      };
      return [name, { bytes, zip, extension: extname(name) }];
    }),
  );
}
