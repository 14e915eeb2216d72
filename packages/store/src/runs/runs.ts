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
import { releaseRunScript } from '../scripts/release-run.ts';
import { reportProgressScript } from '../scripts/report-progress.ts';
import { startRunScript } from '../scripts/start-run.ts';
import { notBefore } from '../sweeps/not-before.ts';

export type RunRef = { sweepId: string; run: number };
/** A run and the trials that it answers. */
type PlannedRunRef = RunRef & Pick<PlannedRun, 'readings'>;

/** What a run's job begins: which generation it is of, and which turn it is. */
export type RunBegin = {
  startedAt: string;
  generation?: number;
  turn?: { priority: Priority; turn: number } | undefined;
};

/** An attempt at a run: its number, and the word that its begin wrote into the run's record. */
export type AttemptRef = { attempt: number; begin?: string };

/**
 * How an attempt ended without an end: out of memory in its thread, its thread died, or its worker did, or was taken for dead.
 */
export type Crash = 'out-of-memory' | 'thread' | 'worker';

export type Begun = {
  state: 'started' | 'ended' | 'crashed' | 'superseded' | 'gone';
  /** Its number: what is written for an attempt is refused once there is a later one. */
  attempt: number;
  /** A random word, unique to this begin. */
  begin: string;
  /** How many attempts before it crashed in a row, and how the last one did. */
  crashes: number;
  lastCrash: Crash | undefined;
};

/** A run that has crashed this many times in a row, without progress, is not tried again. */
export const maxCrashes = 5;

/**
 * Marks a run as running. `ended`: it was done before; `crashed`: it has too often to be tried again; `superseded`: its sweep
 * has gone on to another generation; `gone`: there is no such sweep any more.
 */
export async function startRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { startedAt, generation = 0, turn }: RunBegin,
): Promise<Begun> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const ofJob = [startedAt, generation, turn?.priority ?? 'normal', turn?.turn ?? 0];
  const begin = randomUUID().slice(0, 8);
  const ofRun = [sweepId, eventsKept, run, runId(sweepId, run)];
  const args = [...ofRun, ...ofJob, maxCrashes, begin, ...indices];
  const where = [sweep, runs, trials, keys.turns, standings, events, keys.events];
  const answer = (await startRunScript(redis, where, args)) as [never, number, number?, Crash?];
  const [state, attempt, crashes = 0, lastCrash] = answer;
  return { state, attempt, begin, crashes, lastCrash: lastCrash || undefined };
}

/** `spent`: it has crashed too often, and is still this attempt's to end; `superseded`: it is another's by now. */
export type Released = { state: 'released' | 'spent' | 'superseded'; crashes: number };

/** Marks a run that this attempt was running as queued again, and counts the crash by which that ended, if it was one. */
export async function releaseRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { attempt, begin = '' }: AttemptRef,
  crash?: Crash,
): Promise<Released> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [
    sweepId,
    eventsKept,
    run,
    runId(sweepId, run),
    attempt,
    crash ?? '',
    maxCrashes,
    begin,
  ];
  const where = [sweep, runs, trials, standings, events, keys.events];
  const answer = await releaseRunScript(redis, where, [...args, ...indices]);
  const [state, crashes] = answer as [Released['state'], number];
  return { state, crashes };
}

/** The state of a run that has no record yet. */
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

/** Tells how far an attempt at a run has come; false if it runs no longer. */
export async function reportProgress(
  { redis, keys }: StoreContext,
  progress: RunRef & AttemptRef & Omit<ProgressEvent, 'type' | 'runId'>,
): Promise<boolean> {
  const { sweepId, run, attempt, begin = '', iteration, iterations, cost, points } = progress;
  const { runs, events } = keys.ofSweep(sweepId);
  const id = runId(sweepId, run);
  const event: SweepEvent = { type: 'progress', runId: id, iteration, iterations, cost, points };
  const args = [run, eventsKept, JSON.stringify(event), attempt, begin];
  return (await reportProgressScript(redis, [runs, events], args)) === 1;
}

/** The states of runs as they are stored, which another thread can parse. */
export type StoredRunStates = {
  stored: (string | null)[];
  /** When the sweep was closed, if it was: all its runs have ended then. */
  closed: { finishedAt: string | null } | undefined;
};

/** Reads the states of these runs, in their order. */
export async function readStoredRunStates(
  { redis, keys }: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<StoredRunStates> {
  if (indices.length === 0) return { stored: [], closed: undefined };
  const { sweep, runs } = keys.ofSweep(sweepId);
  // Sent in this order: once a sweep is closed no run of it changes.
  const [[closed, finishedAt = null], stored] = await Promise.all([
    redis.hmget(sweep, 'closed', 'finishedAt'),
    redis.hmget(runs, ...indices.map(String)),
  ]);
  return { stored, closed: closed ? { finishedAt } : undefined };
}

/**
 * The states of these runs, in their order; undefined for one that has not begun. With a closed sweep
 * all its runs have ended.
 */
export const readRunStates = async (
  context: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<(RunState | undefined)[]> => {
  const read = await readStoredRunStates(context, sweepId, indices);
  return read.stored.map((text) => parseStoredRunState(text, read));
};

/** The state of a run; undefined for one that has not begun. */
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

/** What the record of a run has besides, or otherwise. */
type OfRecord = {
  cost: string | null;
  lastCrash?: Crash;
  begin?: string;
  losses?: number;
  reached?: string;
};

/** A run's state as its hash has it. Throws `redis-unsuitable` for a status that only a later version knows. */
export function parseRunState(text: string): RunState {
  const stored = JSON.parse(text) as RunState & OfRecord;
  // The record of a run that never crashed says nothing of it.
  const { lastCrash: _, begin: __, losses: ___, reached: ____, crashes = 0, ...state } = stored;
  assertKnownName('the status of a run', state.status, runStatuses);
  const cost = Number(state.cost ?? Number.NaN);
  const finishedAt = notBefore(state.finishedAt, state.startedAt);
  return { ...state, crashes, finishedAt, cost: Number.isFinite(cost) ? cost : null };
}
