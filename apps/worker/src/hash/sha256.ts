import { createHash } from 'node:crypto';

/** The SHA-256 of an array as it is in memory. The same on every platform of Node, because all are little-endian. */
export function sha256({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
