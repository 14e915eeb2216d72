// HDF5 stores values of variable length in global heaps (HDF5 file format specification, III.E). HDF5 reads the objects of a heap in a
// loop. The loop does not end if the heap has free space of size 0, which only a damaged file has.

/** `GCOL`, version 1, and three reserved bytes. */
const signature = Buffer.from([0x47, 0x43, 0x4f, 0x4c, 1, 0, 0, 0]);
/** The length of the header of a heap, and of an object. */
const headerBytes = 16;

/**
 * Returns the offset of a heap that HDF5 would never stop reading, or undefined.
 * Heaps do not overlap, and each object takes at least 16 bytes. So an intact file has at most one object for every 16 bytes. In a crafted file,
 * heaps overlap, and the time to read all of them grows with the square of the size of the file. So the search stops after one object for
 * every 16 bytes of the file, and returns the heap that it was reading.
 */
export function findEndlessHeap(bytes: Uint8Array): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const search = { objectsLeft: buffer.length / headerBytes };
  for (let at = buffer.indexOf(signature); at >= 0; at = buffer.indexOf(signature, at + 1)) {
    if (isEndless(buffer, at, search)) return at;
  }
  return undefined;
}

function isEndless(buffer: Buffer, heap: number, search: { objectsLeft: number }): boolean {
  if (heap + headerBytes > buffer.length) return false;
  const end = Math.min(buffer.length, heap + Number(buffer.readBigUInt64LE(heap + 8)));
  let at = heap + headerBytes;
  while (at + headerBytes <= end) {
    const length = lengthAt(buffer, at + 8);
    // The length of free space, index 0, includes its header. An object is padded to a multiple of 8 bytes.
    const isFree = buffer.readUInt16LE(at) === 0;
    const step = isFree ? length : (headerBytes + ((length + 7) & ~7)) >>> 0;
    search.objectsLeft -= 1;
    if (step === 0 || search.objectsLeft < 0) return true;
    at += step;
  }
  return false;
}

/** HDF5 in WebAssembly keeps the lower 32 bits of a length of 8 bytes, and also computes with 32 bits. */
const lengthAt = (buffer: Buffer, at: number) => buffer.readUInt32LE(at);
