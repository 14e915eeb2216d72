// The stored form of a fold: the length of the next part (u32), its readings as JSON, and its checkpoint as `encodeStoredCheckpoint` encodes
// it. A checkpoint that is too large is left out. The readings are enough for a fold that is complete.
import type { FoldMetrics } from '@sweepq/contract';
import { decodeStoredCheckpoint, type RunCheckpoint } from './checkpoint.ts';

/** The metrics of a fold at an iteration count of the run. */
export type FoldReading = FoldMetrics & { asked: number };

type Readings = {
  readings: readonly FoldReading[];
  /** The iteration at which the fold diverged. */
  divergedAt: number | null;
};

export type SavedFold = Readings & { checkpoint: RunCheckpoint | undefined };

const headerBytes = 4;

/** `checkpoint`: encoded by `encodeStoredCheckpoint`. */
export function encodeSavedFold(
  { readings, divergedAt }: Readings,
  checkpoint: Uint8Array | undefined,
): Buffer {
  const json = Buffer.from(JSON.stringify({ readings, divergedAt }));
  const header = Uint32Array.of(json.length);
  return Buffer.concat([new Uint8Array(header.buffer), json, checkpoint ?? new Uint8Array(0)]);
}

/** Returns undefined if the bytes are not a saved fold. */
export function decodeSavedFold(bytes: Buffer): SavedFold | undefined {
  if (bytes.length < headerBytes) return undefined;
  const from = headerBytes + bytes.readUInt32LE(0);
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
