// The costs of a run in training, stored in parts. Each save adds one part with the costs since the part before, so a save does not write the
// costs of earlier saves again. A part is four u32, little-endian, and its costs as `packCosts` encodes them:
// - the iteration at which it starts, and the iteration at which it ends;
// - the check number of the part before; 0 for the first part;
// - its own check number: the CRC-32 of the three numbers before and of the packed costs.
// So parts of different attempts cannot follow each other, unless all of their bytes are equal.
import { crc32 } from 'node:zlib';
import { packCosts, unpackCosts } from './pack-costs.ts';

const partHeaderBytes = 4 * 4;

/** The end of a part: its iteration, and the check number of the part. */
export type PartEnd = { iteration: number; check: number };

/** Where the first part starts. */
export const noParts: PartEnd = { iteration: 0, check: 0 };

/** Encodes the costs from the iteration `after.iteration` on as the part after `after`. */
export function encodePart(after: PartEnd, costs: Float64Array): { part: Buffer; end: PartEnd } {
  const packed = packCosts(costs);
  const part = Buffer.alloc(partHeaderBytes + packed.length);
  const iteration = after.iteration + costs.length;
  part.writeUInt32LE(after.iteration, 0);
  part.writeUInt32LE(iteration, 4);
  part.writeUInt32LE(after.check, 8);
  part.set(packed, partHeaderBytes);
  const check = checkOf(part);
  part.writeUInt32LE(check, 12);
  return { part, end: { iteration, check } };
}

/**
 * Returns the costs of the parts that follow each other from iteration 0 on, and the end of each part. The first part that is missing or
 * damaged, or that does not follow the part before, ends the costs.
 */
export function joinParts(parts: readonly (Uint8Array | null)[]): {
  costs: Float64Array;
  ends: readonly PartEnd[];
} {
  const whole: Float64Array[] = [];
  const ends: PartEnd[] = [];
  for (const part of parts) {
    const { iteration, check } = ends.at(-1) ?? noParts;
    const read = part === null ? undefined : decodePart(part);
    if (read?.start !== iteration || read.before !== check) break;
    whole.push(read.costs);
    ends.push(read.end);
  }
  const costs = new Float64Array(ends.at(-1)?.iteration ?? 0);
  let at = 0;
  for (const part of whole) {
    costs.set(part, at);
    at += part.length;
  }
  return { costs, ends };
}

/** Returns the number of parts that follow each other from iteration 0 on. Reads only their numbers, so it is fast. */
export function countTouching(parts: readonly (Buffer | null)[]): number {
  let { iteration, check } = noParts;
  for (const [k, part] of parts.entries()) {
    if (part === null || part.length <= partHeaderBytes) return k;
    if (part.readUInt32LE(0) !== iteration || part.readUInt32LE(8) !== check) return k;
    iteration = endOfParts(part);
    check = part.readUInt32LE(12);
  }
  return parts.length;
}

/** The iteration at which a part ends. */
export const endOfParts = (last: Buffer): number => last.readUInt32LE(4);

/** Returns undefined if the bytes are not a whole part. */
function decodePart(bytes: Uint8Array) {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.length <= partHeaderBytes) return undefined;
  const [start = 0, iteration = 0, before = 0, check = 0] = [0, 4, 8, 12].map((offset) =>
    part.readUInt32LE(offset),
  );
  if (check !== checkOf(part)) return undefined;
  const costs = unpackCosts(part.subarray(partHeaderBytes));
  if (start + costs.length !== iteration) return undefined;
  return { start, before, end: { iteration, check }, costs };
}

const checkOf = (part: Buffer) =>
  crc32(part.subarray(partHeaderBytes), crc32(part.subarray(0, partHeaderBytes - 4)));
