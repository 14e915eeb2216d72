// Where every trial of a sweep stands, in one string: by it 10 000 trials are sorted and filtered from a single
// read of 480 KB. An entry is a status byte, seven bytes to spare, and the metrics as float64, little-endian, in the
// order of `metricNames`, NaN for one that there is not. An entry that was never written is one of a queued trial.
import {
  type MetricName,
  metricNames,
  type Trial,
  type TrialOutcome,
  trialStatuses,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

export const metricsAt = 8;
export const standingBytes = metricsAt + 8 * metricNames.length;

/** The status byte of an entry, as the scripts write it: a trial's place among these. */
export const statusByte = (status: Trial['status']) => trialStatuses.indexOf(status);

/** The entry of a trial that has ended. */
export function encodeStanding({ status, metrics }: TrialOutcome): Buffer {
  const entry = Buffer.alloc(standingBytes);
  entry.writeUInt8(statusByte(status), 0);
  for (const [k, name] of metricNames.entries()) {
    entry.writeDoubleLE(metrics?.[name] ?? Number.NaN, metricsAt + 8 * k);
  }
  return entry;
}

export type Standings = {
  /** By the index of a trial. */
  statusOf(trial: number): Trial['status'];
  /** NaN for a trial that does not have this metric, or not yet. */
  metricOf(trial: number, metric: MetricName): number;
};

/** The standings of a sweep as they are stored, which another thread can decode. */
export type StoredStandings = { entries: Uint8Array; isClosed: boolean };

/** Reads where every trial of a sweep stands at the moment. */
export async function readStandings(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<StoredStandings> {
  const { sweep, standings } = keys.ofSweep(sweepId);
  // Sent in this order: once a sweep is closed no trial of it changes.
  const [closed, entries] = await Promise.all([
    redis.hget(sweep, 'closed'),
    redis.getBuffer(standings),
  ]);
  return { entries: entries ?? new Uint8Array(), isClosed: closed !== null };
}

/** With a sweep that is closed every trial has ended: one that had no outcome by then is cancelled. */
export function decodeStandings({ entries: bytes, isClosed }: StoredStandings): Standings {
  const entries = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasEnded = (byte: number) => byte > statusByte('running');
  const byteOf = (trial: number) => entries[trial * standingBytes] ?? statusByte('queued');
  return {
    statusOf(trial) {
      const byte = byteOf(trial);
      if (isClosed && !hasEnded(byte)) return 'cancelled';
      return trialStatuses[byte] ?? 'queued';
    },
    metricOf(trial, metric) {
      // Until then the entry holds zeros, or nothing at all.
      if (!hasEnded(byteOf(trial))) return Number.NaN;
      const at = trial * standingBytes + metricsAt + 8 * metricNames.indexOf(metric);
      return entries.readDoubleLE(at);
    },
  };
}
