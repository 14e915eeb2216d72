import { createHash } from 'node:crypto';

/** Returns the SHA-256 of the bytes of an array. The result is the same on every platform of Node, because all are little-endian. */
export function sha256({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
