// The standings: status and metrics of every trial of a sweep, in one string. A single read of 480 KB is enough to sort and filter
// 10 000 trials. An entry has a status byte, seven unused bytes, and the metrics as float64, little-endian, in the columns that the
// record of the sweep names. A missing metric is NaN. A trial without an entry is queued.
import {
  type MetricName,
  ofLaterVersion,
  type Trial,
  type TrialOutcome,
  trialStatuses,
} from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { bytesOf, columnsAt, encodedColumns, parseColumns } from './columns.ts';

/** Returns the status byte of an entry, as the scripts write it: the index of the status in this list. */
export const statusByte = (status: Trial['status']) => trialStatuses.indexOf(status);

/**
 * Encodes the entry of a trial that has ended, with all metrics. The script that writes the entry converts it to
 * the columns of the sweep.
 */
export function encodeStanding({ status, metrics }: TrialOutcome): Buffer {
  const entry = Buffer.alloc(bytesOf(encodedColumns));
  entry.writeUInt8(statusByte(status), 0);
  for (const [k, name] of encodedColumns.entries()) {
    entry.writeDoubleLE(metrics?.[name as MetricName] ?? Number.NaN, columnsAt + 8 * k);
  }
  return entry;
}

export type Standings = {
  /** Returns the status of the trial with this index. */
  statusOf(trial: number): Trial['status'];
  /** Whether the outcome of a trial is stored. A trial that was cancelled without a result has no outcome. */
  hasOutcome(trial: number): boolean;
  /** Returns the highest rung that a trial has reached. Null before the first one, and if the rungs were not read. */
  rungOf(trial: number): number | null;
  /** Returns a metric of a trial. NaN if the trial has not ended or does not have the metric, or if the metric was not read. */
  metricOf(trial: number, metric: MetricName): number;
  /** The metric that ranks trials with equal values of the objective; undefined if they rank in the order of the plan. */
  tieBreaker: MetricName | undefined;
};

/** The stored standings of a sweep, which another thread can decode. */
export type StoredStandings = {
  entries: Uint8Array;
  /** The metric columns of an entry. */
  columns: readonly string[];
  isClosed: boolean;
  /** The metric that ranks trials with equal values of the objective. Missing in sweeps of version 0.2 and earlier. */
  tieBreaker?: MetricName | undefined;
  /** The values of metrics that have no column, by name, at the index of the trial. Missing if none was read. */
  others?: Readonly<Record<string, Float64Array>> | undefined;
  /** The number of rungs that each trial has reached. Missing if they were not read. */
  rungs?: Uint8Array | undefined;
};

/** Reads the current standings of a sweep. */
export async function readStandings(
  { redis, keys }: Pick<StoreContext, 'redis' | 'keys'>,
  sweepId: string,
): Promise<StoredStandings> {
  const { sweep, standings } = keys.ofSweep(sweepId);
  // The record of the sweep is read first: if it is closed, the entries that are read afterwards do not change any more.
  const [[closed = null, metrics, tieBreaker], entries] = await Promise.all([
    redis.hmget(sweep, 'closed', 'metrics', 'tieBreaker'),
    redis.getBuffer(standings),
  ]);
  return {
    entries: entries ?? new Uint8Array(),
    columns: parseColumns(metrics),
    isClosed: closed !== null,
    ...(tieBreaker && { tieBreaker: tieBreaker as MetricName }),
  };
}

/**
 * Decodes standings. In a closed sweep, a trial without an outcome is cancelled. `statusOf` throws `redis-unsuitable` for a status
 * that only a later version knows.
 */
export function decodeStandings({
  entries: bytes,
  columns,
  isClosed,
  tieBreaker,
  others,
  rungs,
}: StoredStandings): Standings {
  const entries = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytesOf(columns);
  const hasEnded = (byte: number) => byte > statusByte('running');
  const byteOf = (trial: number) => entries[trial * size] ?? statusByte('queued');
  return {
    tieBreaker,
    statusOf(trial) {
      const byte = byteOf(trial);
      if (isClosed && !hasEnded(byte)) return 'cancelled';
      return trialStatuses[byte] ?? unknownStatus(trial, byte);
    },
    hasOutcome: (trial) => hasEnded(byteOf(trial)),
    rungOf(trial) {
      const reached = rungs?.[trial] ?? 0;
      return reached === 0 ? null : reached - 1;
    },
    metricOf(trial, metric) {
      // Before the end of the trial, the entry contains zeros, or does not exist.
      if (!hasEnded(byteOf(trial))) return Number.NaN;
      const column = columns.indexOf(metric);
      return column === -1
        ? (others?.[metric]?.[trial] ?? Number.NaN)
        : entries.readDoubleLE(trial * size + columnsAt + 8 * column);
    },
  };
}

/** Throws `redis-unsuitable` for an unknown status of a trial: a byte of the standings, or a name. */
export function unknownStatus(trial: number, status: number | string): never {
  const known = trialStatuses.map((name) => `${statusByte(name)} (${name})`).join(', ');
  throw ofLaterVersion(`the status of trial ${trial} to be one of ${known}`, `\`${status}\``);
}
