import { randomUUID } from 'node:crypto';
import {
  assertKnownName,
  type Priority,
  type ProgressEvent,
  type RunState,
  runId,
  runStatuses,
  type SweepEvent,
} from '@sweepq/contract';
import type { PlannedRun } from '@sweepq/plan';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { notBefore } from '../sweeps/not-before.ts';

export type RunRef = { sweepId: string; run: number };
/** A run and its readings. */
type PlannedRunRef = RunRef & Pick<PlannedRun, 'readings'>;

/** The begin of a run by its job: generation and turn. */
export type RunBegin = {
  startedAt: string;
  generation?: number;
  turn?: { priority: Priority; turn: number } | undefined;
};

/** An attempt to train a run: its number, and the word that its begin wrote into the run's record. */
export type AttemptRef = { attempt: number; begin?: string };

/**
 * How an attempt ended without an end of its run: its thread ran out of memory, its thread died, or its worker died or was
 * taken for dead.
 */
export type Crash = 'out-of-memory' | 'thread' | 'worker';

export type Begun = {
  state: 'started' | 'ended' | 'crashed' | 'superseded' | 'gone';
  /** The number of the attempt. Writes of an attempt are refused once there is a later one. */
  attempt: number;
  /** A random word, unique to this begin. */
  begin: string;
  /** The number of crashes in a row before this attempt, and the kind of the last one. */
  crashes: number;
  lastCrash: Crash | undefined;
};

/** A run that has crashed this many times in a row, without progress, is not tried again. */
export const maxCrashes = 5;

/**
 * Marks a run as running. `ended`: it has ended before; `crashed`: it has crashed too often to be tried again;
 * `superseded`: its sweep has another generation; `gone`: its sweep does not exist any more.
 */
export async function startRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { startedAt, generation = 0, turn }: RunBegin,
): Promise<Begun> {
  const begin = randomUUID().slice(0, 8);
  const [state, attempt, crashes = 0, lastCrash] = await scripts.startRun(
    redis,
    keys.inScripts(sweepId),
    {
      sweepId,
      eventsKept,
      run,
      runId: runId(sweepId, run),
      now: startedAt,
      generation,
      priority: turn?.priority ?? 'normal',
      turn: turn?.turn ?? 0,
      maxCrashes,
      begin,
      indices: readings.map(({ trial }) => trial),
    },
  );
  return { state, attempt, begin, crashes, lastCrash: lastCrash || undefined };
}

/**
 * `spent`: the run has crashed too often, and this attempt still has to end it; `superseded`: another attempt has begun.
 */
export type Released = { state: 'released' | 'spent' | 'superseded'; crashes: number };

/** Marks the running run of this attempt as queued again, and counts the crash that ended the attempt, if there was one. */
export async function releaseRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { attempt, begin = '' }: AttemptRef,
  crash?: Crash,
): Promise<Released> {
  const [state, crashes] = await scripts.releaseRun(redis, keys.inScripts(sweepId), {
    sweepId,
    eventsKept,
    run,
    runId: runId(sweepId, run),
    attempt,
    begin,
    crash: crash ?? '',
    maxCrashes,
    indices: readings.map(({ trial }) => trial),
  });
  return { state, crashes };
}

/** The state of a run without a record. */
export const notBegun: RunState = {
  status: 'queued',
  attempts: 0,
  crashes: 0,
  iteration: 0,
  cost: null,
  startedAt: null,
  finishedAt: null,
  failure: null,
  curveSha256: null,
  costRises: null,
  engine: null,
  seconds: null,
};

/** Emits the progress of an attempt. Returns false if the attempt is not running any more. */
export async function reportProgress(
  { redis, keys }: StoreContext,
  progress: RunRef & AttemptRef & Omit<ProgressEvent, 'type' | 'runId'>,
): Promise<boolean> {
  const { sweepId, run, attempt, begin = '', iteration, iterations, cost, points } = progress;
  const id = runId(sweepId, run);
  const event: SweepEvent = { type: 'progress', runId: id, iteration, iterations, cost, points };
  const args = { run, eventsKept, event: JSON.stringify(event), attempt, begin };
  return (await scripts.reportProgress(redis, keys.inScripts(sweepId), args)) === 1;
}

/** The stored states of runs, which another thread can parse. */
export type StoredRunStates = {
  stored: (string | null)[];
  /** When the sweep was closed; undefined if it was not. All runs of a closed sweep have ended. */
  closed: { finishedAt: string | null } | undefined;
};

/** Reads the stored states of these runs, in order. */
export async function readStoredRunStates(
  { redis, keys }: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<StoredRunStates> {
  if (indices.length === 0) return { stored: [], closed: undefined };
  const { sweep, runs } = keys.ofSweep(sweepId);
  // Sent in this order: after a sweep is closed, its runs do not change.
  const [[closed, finishedAt = null], stored] = await Promise.all([
    redis.hmget(sweep, 'closed', 'finishedAt'),
    redis.hmget(runs, ...indices.map(String)),
  ]);
  return { stored, closed: closed ? { finishedAt } : undefined };
}

/**
 * Returns the states of these runs, in order; undefined for a run that has not begun. All runs of a closed sweep have
 * ended.
 */
export const readRunStates = async (
  context: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<(RunState | undefined)[]> => {
  const read = await readStoredRunStates(context, sweepId, indices);
  return read.stored.map((text) => parseStoredRunState(text, read));
};

/** Returns the state of a run; undefined for a run that has not begun. */
export function parseStoredRunState(
  text: string | null,
  { closed }: Pick<StoredRunStates, 'closed'>,
): RunState | undefined {
  const state = text === null ? undefined : parseRunState(text);
  if (closed === undefined) return state;
  const ended = state ?? notBegun;
  if (ended.finishedAt !== null) return ended;
  const finishedAt = notBefore(closed.finishedAt, ended.startedAt);
  return { ...ended, status: 'cancelled', finishedAt };
}

/** The fields of a run's record that its state does not have, or has in another form. */
type OfRecord = {
  cost: string | null;
  lastCrash?: Crash;
  begin?: string;
  losses?: number;
  reached?: string;
};

/** Parses the record of a run. Throws `redis-unsuitable` for a status that only a later version knows. */
export function parseRunState(text: string): RunState {
  const stored = JSON.parse(text) as RunState & OfRecord;
  // The record of a run that never crashed has no count.
  const { lastCrash: _, begin: __, losses: ___, reached: ____, crashes = 0, ...state } = stored;
  assertKnownName('the status of a run', state.status, runStatuses);
  const cost = Number(state.cost ?? Number.NaN);
  const finishedAt = notBefore(state.finishedAt, state.startedAt);
  return { ...state, crashes, finishedAt, cost: Number.isFinite(cost) ? cost : null };
}
