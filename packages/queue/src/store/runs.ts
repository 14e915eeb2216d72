import { runId } from '../names/ids.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { ProgressEvent, SweepEvent } from '../schemas/event.ts';
import type { Priority } from '../schemas/priority.ts';
import type { RunState } from '../schemas/run.ts';
import { eventsKept, type StoreContext } from './context.ts';
import { notBefore } from './not-before.ts';
import { releaseRunScript } from './scripts/release-run.ts';
import { reportProgressScript } from './scripts/report-progress.ts';
import { startRunScript } from './scripts/start-run.ts';

export type RunRef = { sweepId: string; run: number };
/** A run and the trials that it answers. */
type PlannedRunRef = RunRef & Pick<PlannedRun, 'readings'>;

/** What a run's job begins: which generation it is of, and which turn it is. */
export type RunBegin = {
  startedAt: string;
  generation?: number;
  turn?: { priority: Priority; turn: number } | undefined;
};

/**
 * Marks a run as running; gives the number of this attempt. `ended`: it was done before; `superseded`: its sweep has gone
 * on to another generation; `gone`: there is no such sweep any more.
 */
export async function startRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  { startedAt, generation = 0, turn }: RunBegin,
): Promise<{ state: 'started' | 'ended' | 'superseded' | 'gone'; attempt: number }> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const ofJob = [startedAt, generation, turn?.priority ?? 'normal', turn?.turn ?? 0];
  const args = [sweepId, eventsKept, run, runId(sweepId, run), ...ofJob, ...indices];
  const where = [sweep, runs, trials, keys.turns, standings, events, keys.events];
  const [state, attempt] = (await startRunScript(redis, where, args)) as [never, number];
  return { state, attempt };
}

/** Marks a run that this attempt was running as queued again. */
export async function releaseRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  attempt: number,
): Promise<void> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [sweepId, eventsKept, run, runId(sweepId, run), attempt, ...indices];
  const where = [sweep, runs, trials, standings, events, keys.events];
  await releaseRunScript(redis, where, args);
}

/** The state of a run that has no record yet. */
export const notBegun: RunState = {
  status: 'queued',
  attempts: 0,
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

/** Tells how far a running run has come; false if it runs no longer. */
export async function reportProgress(
  { redis, keys }: StoreContext,
  progress: RunRef & Omit<ProgressEvent, 'type' | 'runId'>,
): Promise<boolean> {
  const { sweepId, run, iteration, iterations, cost, points } = progress;
  const { runs, events } = keys.ofSweep(sweepId);
  const id = runId(sweepId, run);
  const event: SweepEvent = { type: 'progress', runId: id, iteration, iterations, cost, points };
  const args = [run, eventsKept, JSON.stringify(event)];
  return (await reportProgressScript(redis, [runs, events], args)) === 1;
}

/**
 * The states of these runs, in their order; undefined for one that has not begun. With a closed sweep
 * all its runs have ended.
 */
export async function readRunStates(
  { redis, keys }: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<(RunState | undefined)[]> {
  if (indices.length === 0) return [];
  const { sweep, runs } = keys.ofSweep(sweepId);
  // Sent in this order: once a sweep is closed no run of it changes.
  const [[closed, finishedAt = null], stored] = await Promise.all([
    redis.hmget(sweep, 'closed', 'finishedAt'),
    redis.hmget(runs, ...indices.map(String)),
  ]);
  const states = stored.map((text) => (text === null ? undefined : parseRunState(text)));
  if (!closed) return states;
  return states.map((state = notBegun) =>
    state.finishedAt === null
      ? { ...state, status: 'cancelled', finishedAt: notBefore(finishedAt, state.startedAt) }
      : state,
  );
}

/** A run's state as its hash has it. */
export function parseRunState(text: string): RunState {
  const state = JSON.parse(text) as RunState & { cost: string | null };
  const cost = Number(state.cost ?? Number.NaN);
  const finishedAt = notBefore(state.finishedAt, state.startedAt);
  return { ...state, finishedAt, cost: Number.isFinite(cost) ? cost : null };
}
