// HDF5 stores values of variable length in global heaps (HDF5 file format specification, III.E). It walks over the objects of a heap, and
// its loop does not end at free space of size 0, which only a damaged file has.

/** `GCOL`, version 1, and three reserved bytes. */
const signature = Buffer.from([0x47, 0x43, 0x4f, 0x4c, 1, 0, 0, 0]);
/** The length of the header of a heap, and of an object. */
const headerBytes = 16;

/** The offset of a heap over which HDF5 would never finish its walk. Undefined if there is none. */
export function findEndlessHeap(bytes: Uint8Array): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(signature); at >= 0; at = buffer.indexOf(signature, at + 1)) {
    if (isEndless(buffer, at)) return at;
  }
  return undefined;
}

function isEndless(buffer: Buffer, heap: number): boolean {
  if (heap + headerBytes > buffer.length) return false;
  const end = Math.min(buffer.length, heap + lengthAt(buffer, heap + 8));
  let at = heap + headerBytes;
  while (at + headerBytes <= end) {
    const length = lengthAt(buffer, at + 8);
    // The length of free space, index 0, includes its header. An object is padded to a multiple of 8 bytes.
    const isFree = buffer.readUInt16LE(at) === 0;
    const step = isFree ? length : headerBytes + 8 * Math.ceil(length / 8);
    if (step === 0) return true;
    at += step;
  }
  return false;
}

/** A length beyond the end of the file is not exact, which does not matter. */
const lengthAt = (buffer: Buffer, at: number) => Number(buffer.readBigUInt64LE(at));
