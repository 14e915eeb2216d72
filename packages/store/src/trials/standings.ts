// Where every trial of a sweep stands, in one string: by it 10 000 trials are sorted and filtered from a single
// read of 480 KB. An entry is a status byte, seven bytes to spare, and the metrics as float64, little-endian, in the
// columns that the sweep's record names, NaN for one that there is not. An entry that was never written is one of a queued trial.
import {
  type MetricName,
  ofLaterVersion,
  type Trial,
  type TrialOutcome,
  trialStatuses,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { bytesOf, columnsAt, newColumns, parseColumns } from './columns.ts';

/** The status byte of an entry, as the scripts write it: a trial's place among these. */
export const statusByte = (status: Trial['status']) => trialStatuses.indexOf(status);

/** The entry of a trial that has ended, in the columns of this version. The script that writes it puts it into those of the sweep. */
export function encodeStanding({ status, metrics }: TrialOutcome): Buffer {
  const entry = Buffer.alloc(bytesOf(newColumns));
  entry.writeUInt8(statusByte(status), 0);
  for (const [k, name] of newColumns.entries()) {
    entry.writeDoubleLE(metrics?.[name as MetricName] ?? Number.NaN, columnsAt + 8 * k);
  }
  return entry;
}

export type Standings = {
  /** By the index of a trial. */
  statusOf(trial: number): Trial['status'];
  /** NaN for a trial that does not have this metric, or not yet, and in a sweep without a column of it. */
  metricOf(trial: number, metric: MetricName): number;
};

/** The standings of a sweep as they are stored, which another thread can decode. */
export type StoredStandings = {
  entries: Uint8Array;
  /** The metric columns of an entry. */
  columns: readonly string[];
  isClosed: boolean;
};

/** Reads where every trial of a sweep stands at the moment. */
export async function readStandings(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<StoredStandings> {
  const { sweep, standings } = keys.ofSweep(sweepId);
  // Sent in this order: once a sweep is closed no trial of it changes.
  const [[closed = null, metrics], entries] = await Promise.all([
    redis.hmget(sweep, 'closed', 'metrics'),
    redis.getBuffer(standings),
  ]);
  return {
    entries: entries ?? new Uint8Array(),
    columns: parseColumns(metrics),
    isClosed: closed !== null,
  };
}

/**
 * With a sweep that is closed every trial has ended: one that had no outcome by then is cancelled. The status of a trial throws
 * `redis-unsuitable` if only a later version knows it.
 */
export function decodeStandings({ entries: bytes, columns, isClosed }: StoredStandings): Standings {
  const entries = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytesOf(columns);
  const hasEnded = (byte: number) => byte > statusByte('running');
  const byteOf = (trial: number) => entries[trial * size] ?? statusByte('queued');
  return {
    statusOf(trial) {
      const byte = byteOf(trial);
      if (isClosed && !hasEnded(byte)) return 'cancelled';
      return trialStatuses[byte] ?? unknownStatus(trial, byte);
    },
    metricOf(trial, metric) {
      // Until then the entry holds zeros, or nothing at all.
      if (!hasEnded(byteOf(trial))) return Number.NaN;
      const column = columns.indexOf(metric);
      return column === -1
        ? Number.NaN
        : entries.readDoubleLE(trial * size + columnsAt + 8 * column);
    },
  };
}

/** Throws `redis-unsuitable` for a status by its byte or its name. */
export function unknownStatus(trial: number, status: number | string): never {
  const known = trialStatuses.map((name) => `${statusByte(name)} (${name})`).join(', ');
  throw ofLaterVersion(`the status of trial ${trial} to be one of ${known}`, `\`${status}\``);
}
