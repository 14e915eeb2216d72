import { createHash } from 'node:crypto';

/** Of numbers as they lie in memory; every platform that Node runs on is little-endian. */
export function sha256({ buffer, byteOffset, byteLength }: Float64Array | Uint8Array): string {
  return createHash('sha256')
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}
