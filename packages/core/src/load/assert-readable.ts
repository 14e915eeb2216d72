import { CoreError } from '../core-error.ts';
import type { Link } from '../hdf5/find-link.ts';
import { maxChunkBytes, mostPacked } from './limits.ts';
import { sizeOfShape } from './size-of-shape.ts';

/** Throws unless the values under a key are stored in the file itself, under this key. The message starts with `where`. */
export function assertOwn(link: Link, where: string): void {
  if (link.kind === 'none') return;
  const got = link.kind === 'hard' ? storageFaults[link.storage] : describeLink(link);
  if (got === undefined) return;
  throw new CoreError('not-own-values', `${where} to hold its values itself, got ${got}.`);
}

const storageFaults = {
  compact: undefined,
  contiguous: undefined,
  chunked: undefined,
  external: 'external storage',
  virtual: 'a virtual dataset',
  unknown: 'an object of unknown storage',
} satisfies Record<string, string | undefined>;

const describeLink = ({ kind, target }: Exclude<Link, { kind: 'none' | 'hard' }>) =>
  `${kind === 'soft' ? 'a soft link' : 'an external link'} to \`${printable(target)}\``;

/** Escapes a name from a file, because messages show it and it may contain any byte. */
export const printable = (text: string) =>
  text.slice(0, 100).replace(/[^\x20-\x5f\x61-\x7e]/g, '?');

type Stored = {
  /** The size of all unpacked values. */
  bytes: number;
  chunks: readonly number[] | null;
  filters: readonly number[];
  /** The size of one value. */
  sizeBytes: number;
};

const deflate = 1;
const knownFilters: readonly number[] = [deflate, 2 /* shuffle */, 3 /* fletcher32 */];

/** Names of registered filters (https://github.com/HDFGroup/hdf5_plugins/blob/master/docs/RegisteredFilterPlugins.md). */
const filterNames: Readonly<Record<number, string>> = {
  [deflate]: 'gzip',
  2: 'shuffle',
  3: 'fletcher32',
  4: 'szip',
  5: 'nbit',
  6: 'scaleoffset',
  307: 'bzip2',
  32000: 'lzf',
  32001: 'blosc',
  32004: 'lz4',
  32008: 'bitshuffle',
  32013: 'zfp',
  32015: 'zstd',
  32026: 'blosc2',
};

const nameFilter = (id: number) => filterNames[id] ?? `number ${id}`;

/** Throws if the loader does not support the filters of the values, or if the file is too small for its values. */
export function assertReadable(stored: Stored, fileBytes: number, where: string): void {
  const { bytes, chunks, filters, sizeBytes } = stored;
  // A filter may occur only once, because values packed twice can unpack to a million times their size.
  const refused = filters.find((id, k) => !knownFilters.includes(id) || filters.indexOf(id) < k);
  if (refused !== undefined) {
    throw new CoreError(
      'unknown-filter',
      `${where} to have no filters except gzip, shuffle and fletcher32, each at most once, got the filters ${filters.map(nameFilter).join(', ')}. ` +
        "Write it with `compression='gzip'`, or without compression.",
    );
  }
  const chunkBytes = sizeOfShape(chunks ?? []) * sizeBytes;
  if (chunks !== null && chunkBytes > maxChunkBytes) {
    throw new CoreError(
      'too-large',
      `${where} to be in chunks of at most ${maxChunkBytes} bytes, got ${chunkBytes}.`,
    );
  }
  const most = fileBytes * (filters.includes(deflate) ? mostPacked : 1);
  if (bytes <= most) return;
  throw new CoreError(
    'too-large',
    `${where} to be at most the ${most} bytes that a file of ${fileBytes} can hold, got ${bytes}.`,
  );
}
