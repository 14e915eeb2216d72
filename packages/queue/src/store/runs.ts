import { runId, trialId } from '../names/ids.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { ProgressEvent, SweepEvent } from '../schemas/event.ts';
import type { Objective } from '../schemas/objective.ts';
import type { RunState } from '../schemas/run.ts';
import type { TrialOutcome } from '../schemas/trial.ts';
import { eventsKept, type StoreContext } from './context.ts';
import { leaderboardMember } from './keys.ts';
import { commitRunScript } from './scripts/commit-run.ts';
import { releaseRunScript } from './scripts/release-run.ts';
import { reportProgressScript } from './scripts/report-progress.ts';
import { startRunScript } from './scripts/start-run.ts';
import { encodeStanding } from './standings.ts';

export type RunRef = { sweepId: string; run: number };
/** A run and the trials that it answers. */
type PlannedRunRef = RunRef & Pick<PlannedRun, 'readings'>;

/** How a trial ended, and the model that was learnt, if any, as the engine encodes it. */
export type CommittedTrial = { trial: number; outcome: TrialOutcome; model?: Uint8Array };

/** What a commit carries: outcomes of trials, how far the run has come, and its curve up to there. */
export type RunCommit = RunRef & {
  objective: Objective;
  outcomes: readonly CommittedTrial[];
  iteration?: number;
  cost?: number;
  /** As `encodeCurve` makes it. */
  curve?: Buffer;
  /** Given by the last commit of a run. */
  end?: Pick<RunState, 'failure'> &
    Partial<Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>> & {
      status: 'completed' | 'failed' | 'diverged' | 'cancelled';
      finishedAt: string;
    };
};

/** Marks a run as running. `ended`: it was done before; `gone`: its sweep is not there any more. */
export async function startRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
  startedAt: string,
): Promise<'started' | 'ended' | 'gone'> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [sweepId, eventsKept, run, runId(sweepId, run), startedAt, ...indices];
  const where = [sweep, runs, trials, standings, events, keys.events];
  const state = await startRunScript(redis, where, args);
  return state as 'started' | 'ended' | 'gone';
}

/** Marks a running run as queued again. */
export async function releaseRun(
  { redis, keys }: StoreContext,
  { sweepId, run, readings }: PlannedRunRef,
): Promise<void> {
  const { sweep, runs, trials, standings, events } = keys.ofSweep(sweepId);
  const indices = readings.map(({ trial }) => trial);
  const args = [sweepId, eventsKept, run, runId(sweepId, run), ...indices];
  const where = [sweep, runs, trials, standings, events, keys.events];
  await releaseRunScript(redis, where, args);
}

/** Commits outcomes; returns the trials that ended by this commit and by none before it. */
export async function commitRun(
  { redis, keys }: StoreContext,
  commit: RunCommit,
): Promise<number[]> {
  const { sweepId, run, outcomes, objective, curve, end } = commit;
  const { sweep, runs, trials, leaderboard, standings, curves, models, events } =
    keys.ofSweep(sweepId);
  const { iteration, cost } = commit;
  // The script's JSON keeps 14 digits of a number, so a cost travels as text.
  const patch = { iteration, cost: cost === undefined ? undefined : String(cost), ...end };
  const event: SweepEvent | undefined = end && {
    type: 'run',
    id: runId(sweepId, run),
    status: end.status,
  };
  const args = [
    ...[sweepId, eventsKept, run, JSON.stringify(patch), event ? JSON.stringify(event) : ''],
    curve ?? '',
    ...outcomes.flatMap(({ trial, outcome, model }) => [
      trial,
      leaderboardMember(trial),
      scoreOf(outcome, objective),
      outcome.status,
      JSON.stringify(outcome),
      JSON.stringify(endOf(trialId(sweepId, trial), outcome)),
      leadOf(trialId(sweepId, trial), outcome, objective),
      model === undefined ? '' : Buffer.from(model.buffer, model.byteOffset, model.byteLength),
      encodeStanding(outcome),
    ]),
  ];
  const where = [sweep, runs, trials, leaderboard, standings, curves, models, events, keys.events];
  return ((await commitRunScript(redis, where, args)) as number[] | null) ?? [];
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
 * The states of these runs, in their order; undefined for one that has not begun. With a cancelled sweep
 * all its runs have ended.
 */
export async function readRunStates(
  { redis, keys }: StoreContext,
  sweepId: string,
  indices: readonly number[],
): Promise<(RunState | undefined)[]> {
  if (indices.length === 0) return [];
  const { sweep, runs } = keys.ofSweep(sweepId);
  // Sent in this order: once a sweep is cancelled no run of it changes.
  const [[status, finishedAt = null], stored] = await Promise.all([
    redis.hmget(sweep, 'status', 'finishedAt'),
    redis.hmget(runs, ...indices.map(String)),
  ]);
  const states = stored.map((text) => (text === null ? undefined : parseState(text)));
  if (status !== 'cancelled') return states;
  return states.map((state = notBegun) =>
    state.finishedAt === null ? { ...state, status: 'cancelled', finishedAt } : state,
  );
}

function parseState(text: string): RunState {
  const state = JSON.parse(text) as RunState & { cost: string | null };
  const cost = Number(state.cost ?? Number.NaN);
  return { ...state, cost: Number.isFinite(cost) ? cost : null };
}

const endOf = (id: string, { status, metrics }: TrialOutcome): SweepEvent => ({
  type: 'trial',
  id,
  status,
  metrics,
});

/** What a trial is ranked by; only completed ones are. */
const rankedBy = ({ status, metrics }: TrialOutcome, { metric }: Objective) =>
  status === 'completed' ? metrics?.[metric] : undefined;

/** Lowest is best: a metric to be maximised counts negative. */
function scoreOf(outcome: TrialOutcome, objective: Objective): number | '' {
  const value = rankedBy(outcome, objective);
  if (value === undefined) return '';
  return objective.direction === 'minimize' ? value : -value;
}

/** What is told of a trial if it leads from now on. */
function leadOf(id: string, outcome: TrialOutcome, objective: Objective): string {
  const value = rankedBy(outcome, objective);
  if (value === undefined) return '';
  const { metric } = objective;
  return JSON.stringify({ type: 'best', id, metric, value } satisfies SweepEvent);
}
