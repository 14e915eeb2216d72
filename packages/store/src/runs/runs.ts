import { randomUUID } from 'node:crypto';
import {
  attemptsKept,
  type Priority,
  type ProgressEvent,
  runId,
  type SweepEvent,
} from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { type AttemptMarks, packMarks } from './attempt-log.ts';
import { parseResumePoint, type ResumePoint, type StoredResumePoint } from './read-checkpoint.ts';
import type { Crash } from './run-state.ts';

export type RunRef = { sweepId: string; run: number };
/** A run and its readings. */
type PlannedRunRef = RunRef & Pick<PlannedRun, 'readings'>;

/** The start of an attempt: its time, the generation and turn of the job, and its worker. */
export type RunBegin = {
  startedAt: string;
  generation?: number;
  turn?: { priority: Priority; turn: number } | undefined;
  /** The worker, and the time since the job was added. Without it, the attempt is not logged. */
  worker?: { id: string; waitedMs: number };
  /** Reads the point from which the attempt continues, too, by the trajectory of the run and whether it may be in another sweep. */
  resume?: { trajectory: string; reuse: boolean };
};

/** An attempt at a run: its number, and the random token that its start has written into the record of the run. */
export type AttemptRef = {
  attempt: number;
  begin?: string;
  /** Returns what the attempt has measured so far. */
  marks?: () => AttemptMarks;
};

/** An attempt that has started. */
export type StartedAttempt = AttemptRef & { begin: string };

export type Begun = {
  state: 'started' | 'ended' | 'crashed' | 'superseded' | 'gone';
  /** The number of the attempt. Writes of an attempt are refused once there is a later one. */
  attempt: number;
  /** A random token of this attempt. */
  begin: string;
  /** The number of crashes in a row before this attempt, and the kind of the last one. */
  crashes: number;
  lastCrash: Crash | undefined;
  /** The time of the start in ms, by the clock of Redis. Undefined if the attempt has not started, or is not logged. */
  startedMs: number | undefined;
  /** Where a started attempt continues. Rejects if the checkpoint cannot be read. Undefined if `resume` was not given, or the attempt has not started. */
  resuming?: Promise<ResumePoint> | undefined;
};

/** A run that has crashed this many times in a row, without progress, is not tried again. */
export const maxCrashes = 5;

/**
 * Begins an attempt at a run, and marks the run as running. Returns the state `ended` if the run has ended before; `crashed` if
 * the run has crashed too often; `superseded` if the sweep has another generation; `gone` if the sweep does not exist any more.
 */
export async function startRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { startedAt, generation = 0, turn, worker, resume }: RunBegin,
): Promise<Begun> {
  const begin = randomUUID().slice(0, 8);
  const [state, attempt, crashes = 0, lastCrash, startedMs, point] = await scripts.startRun(
    redis,
    { cachedResults: keys.cachedResults(resume?.trajectory ?? ''), ...keys.inScripts(sweepId) },
    {
      sweepId,
      eventsKept,
      run,
      now: startedAt,
      generation,
      priority: turn?.priority ?? 'normal',
      turn: turn?.turn ?? 0,
      maxCrashes,
      begin,
      worker: worker?.id ?? '',
      waitedMs: Math.round(worker?.waitedMs ?? 0),
      attemptsKept,
      stem: resume ? keys.stem : '',
      only: resume?.reuse ? '' : sweepId,
      readings,
    },
  );
  return {
    ...{ state: String(state) as Begun['state'], attempt, begin, crashes },
    lastCrash: lastCrash?.length ? (String(lastCrash) as Crash) : undefined,
    startedMs: startedMs || undefined,
    resuming: point && openPoint(point),
  };
}

/** Opens the point in the answer of a start. A text is an error. A promise, so that the caller knows the attempt also if this fails. */
async function openPoint(point: StoredResumePoint | Buffer): Promise<ResumePoint> {
  if (Array.isArray(point)) return parseResumePoint(point);
  throw new Error(`The checkpoint could not be read: ${point}`);
}

/**
 * `spent`: the run has crashed too often, so this attempt must end the run; `superseded`: another attempt has begun, or the
 * sweep is closed.
 */
export type Released = { state: 'released' | 'spent' | 'superseded'; crashes: number };

/** Marks the running run of this attempt as queued again. With `crash`, counts a crash of the attempt. */
export async function releaseRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { attempt, begin = '', marks }: AttemptRef,
  crash?: Crash,
): Promise<Released> {
  const [state, crashes] = await scripts.releaseRun(redis, keys.inScripts(sweepId), {
    sweepId,
    eventsKept,
    run,
    attempt,
    begin,
    marks: packMarks(marks),
    crash: crash ?? '',
    maxCrashes,
    indices: readings.map(({ trial }) => trial),
  });
  return { state, crashes };
}

type Readers = { isWatched: boolean; running: number };

/**
 * Emits the progress of an attempt. Returns false if the attempt is not running any more. `onReaders` gets whether somebody reads the progress of
 * the sweep, and how many of its trials are running.
 */
export async function reportProgress(
  { redis, keys }: StoreContext,
  progress: RunRef &
    AttemptRef &
    Omit<ProgressEvent, 'type' | 'runId'> & { onReaders?: (readers: Readers) => void },
): Promise<boolean> {
  const { sweepId, run, attempt, begin = '', marks } = progress;
  const { iteration, iterations, cost, fold, points } = progress;
  const id = runId(sweepId, run);
  const event: SweepEvent = {
    ...{ type: 'progress', runId: id, iteration, iterations, cost, points },
    ...(fold !== undefined && { fold }),
  };
  const args = { run, eventsKept, event: JSON.stringify(event), attempt, begin };
  const marked = { ...args, marks: packMarks(marks) };
  const [isAdded, isWatched, running] = await scripts.reportProgress(
    redis,
    keys.inScripts(sweepId),
    marked,
  );
  if (isAdded === 1) progress.onReaders?.({ isWatched: isWatched === 1, running });
  return isAdded === 1;
}

/** How long a sweep counts as watched after a note. Open pages and event streams note their sweeps again every 4 to 6 s. */
const watchedMs = 15_000;

/** Notes that somebody reads the progress of these sweeps, for the next `forMs` ms. Returns the ids of the sweeps that do not exist. */
export async function noteWatched(
  { redis, keys }: StoreContext,
  sweepIds: readonly string[],
  forMs = watchedMs,
): Promise<string[]> {
  if (sweepIds.length === 0) return [];
  const records = sweepIds.map((id) => keys.ofSweep(id).sweep);
  return scripts.noteWatched(redis, { records }, { forMs, channel: keys.watched, sweepIds });
}
