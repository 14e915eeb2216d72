// The stored form of a fold: the iteration (u32), the length of the next part (u32), its readings as JSON, and its checkpoint as
// `encodeStoredCheckpoint` encodes it. A checkpoint that is too large is left out. The readings are enough for a fold that is complete.
import type { FoldMetrics } from '@sweepq/contract';
import {
  decodeStoredCheckpoint,
  encodeStoredCheckpoint,
  type PackedCheckpoint,
  type RunCheckpoint,
} from './checkpoint.ts';

/** The metrics of a fold at an iteration count of the run. */
export type FoldReading = FoldMetrics & { asked: number };

type Readings = {
  readings: readonly FoldReading[];
  /** The iteration at which the fold diverged. */
  divergedAt: number | null;
};

export type SavedFold = Readings & { checkpoint: RunCheckpoint | undefined };

const headerBytes = 2 * 4;

export function encodeSavedFold(
  { readings, divergedAt }: Readings,
  checkpoint: PackedCheckpoint,
): Buffer {
  const json = Buffer.from(JSON.stringify({ readings, divergedAt }));
  const header = Uint32Array.of(checkpoint.iterations, json.length);
  const stored = encodeStoredCheckpoint(checkpoint) ?? new Uint8Array(0);
  return Buffer.concat([new Uint8Array(header.buffer), json, stored]);
}

/** Returns undefined if the bytes are not a saved fold. */
export function decodeSavedFold(bytes: Buffer): SavedFold | undefined {
  if (bytes.length < headerBytes) return undefined;
  const from = headerBytes + bytes.readUInt32LE(4);
  try {
    const { readings, divergedAt } = JSON.parse(
      bytes.subarray(headerBytes, from).toString(),
    ) as Readings;
    const checkpoint = decodeStoredCheckpoint(bytes.subarray(from), {
      ...{ curveCosts: undefined, model: undefined },
    });
    return { readings, divergedAt, checkpoint };
  } catch {
    return undefined;
  }
}
