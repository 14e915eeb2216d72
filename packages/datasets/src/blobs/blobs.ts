// Where the bytes of uploaded datasets lie: a store of blobs by the sha256 of their content. A folder is the only kind at present. A store
// elsewhere, such as S3, would implement the same interface, and provide files from a cache on this disk.
import type { Readable } from 'node:stream';

/** The digest of a blob: its sha256 as 64 hexadecimal digits. */
export type BlobDigest = string;

export type StoredBlob = { sha256: BlobDigest; bytes: number };

export interface Blobs {
  /** The random id of the store. Processes with the same id have the same blobs. */
  readonly id: string;
  /** Stores the bytes of a stream. When the promise resolves, the blob is on the disk and survives a power failure. */
  put(bytes: Readable): Promise<StoredBlob>;
  /** Returns a stream of the bytes of a blob. The stream fails if there is no such blob. */
  open(sha256: BlobDigest): Readable;
  has(sha256: BlobDigest): Promise<boolean>;
  /** Returns the path of a file with the bytes of the blob; undefined if there is no such blob. */
  find(sha256: BlobDigest): Promise<string | undefined>;
  /** Removes a blob, unless `isUsed` says that it is used. It is asked after readers no longer find the blob. */
  delete(sha256: BlobDigest, isUsed: () => Promise<boolean>): Promise<void>;
}
