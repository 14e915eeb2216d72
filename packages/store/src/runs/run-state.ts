// The stored states of runs. Threads import this file, so it imports no script and no Redis library.
import { assertKnownName, type FoldState, type RunState, runStatuses } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { notBefore } from '../sweeps/not-before.ts';
import { type LoggedAttempt, parseAttemptLog } from './attempt-log.ts';

/**
 * How an attempt crashed: its thread ran out of memory, its thread died, or its worker died or lost the lock of the job.
 */
export type Crash = 'out-of-memory' | 'thread' | 'worker';

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
  lastAttempts: [],
};

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
  // The record of the sweep is read first: if it is closed, the states that are read afterwards do not change any more.
  const [[closed, finishedAt = null], stored] = await Promise.all([
    redis.hmget(sweep, 'closed', 'finishedAt'),
    redis.hmget(runs, ...indices.map(String)),
  ]);
  return { stored, closed: closed ? { finishedAt } : undefined };
}

/**
 * Returns the states of these runs, in order; undefined for a run that has not begun. A run of a closed sweep that has no end
 * is returned as cancelled.
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
  log?: LoggedAttempt[];
  /** The states of folds as JSON, by the number of the fold: JSON in Lua keeps only 14 digits of a number. */
  folds?: Record<string, string>;
};

/** Parses the record of a run. Throws `redis-unsuitable` for a status that only a later version knows. */
export function parseRunState(text: string): RunState {
  const stored = JSON.parse(text) as Omit<RunState, keyof OfRecord> & OfRecord;
  // The record of a run that never crashed has no count.
  const {
    lastCrash: _,
    begin: __,
    losses: ___,
    reached: ____,
    log,
    folds,
    crashes = 0,
    ...state
  } = stored;
  const lastAttempts = parseAttemptLog(log, state.attempts);
  assertKnownName('the status of a run', state.status, runStatuses);
  const cost = Number(state.cost ?? Number.NaN);
  const finishedAt = notBefore(state.finishedAt, state.startedAt);
  return {
    ...{ ...state, crashes, lastAttempts, finishedAt },
    cost: Number.isFinite(cost) ? cost : null,
    ...(folds && { folds: decodeFoldStates(folds) }),
  };
}

function decodeFoldStates(stored: Record<string, string>): (FoldState | undefined)[] {
  const states: (FoldState | undefined)[] = [];
  for (const [fold, text] of Object.entries(stored)) states[Number(fold)] = JSON.parse(text);
  return Array.from(states);
}

/** Encodes the states of folds as they are in the record of a run. */
export const encodeFoldStates = (folds: NonNullable<RunState['folds']>): Record<string, string> =>
  Object.fromEntries(
    folds.flatMap((state, fold) => (state ? [[String(fold), JSON.stringify(state)]] : [])),
  );
