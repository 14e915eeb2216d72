import { runId, trialId } from '../names/ids.ts';
import type { PlannedRun } from '../plan/plan.ts';
import type { ProgressEvent, SweepEvent } from '../schemas/event.ts';
import { type Objective, scoreOf } from '../schemas/objective.ts';
import type { Priority } from '../schemas/priority.ts';
import type { RunState } from '../schemas/run.ts';
import type { TrialOutcome } from '../schemas/trial.ts';
import { eventsKept, type StoreContext } from './context.ts';
import { leaderboardMember, type StoreKeys } from './keys.ts';
import { type KnownAs, whatBecomesKnown } from './known-fields.ts';
import { fieldOfPace, type MeasuredPace } from './pace.ts';
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
  /** What becomes known of its trajectory; nothing without it. */
  known?: KnownAs;
  /** As `encodeStoredCheckpoint` makes it. */
  checkpoint?: Buffer | undefined;
  /** How long how many iterations took, and on what. */
  pace?: MeasuredPace;
  objective: Objective;
  outcomes: readonly CommittedTrial[];
  iteration?: number;
  cost?: number;
  /** As `encodeCurve` makes it. */
  curve?: Buffer;
  /** Of the whole curve, where the run ends with it or is known to. */
  ofCurve?: Pick<RunState, 'curveSha256' | 'costRises'>;
  /** Given by the last commit of a run. */
  end?: Pick<RunState, 'failure'> &
    Partial<Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>> & {
      status: 'completed' | 'failed' | 'diverged' | 'cancelled';
      startedAt?: string;
      finishedAt: string;
    };
};

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

/** Commits outcomes; returns the trials that ended by this commit and by none before it. */
export async function commitRun(
  { redis, keys }: StoreContext,
  commit: RunCommit,
): Promise<number[]> {
  const { where, args } = prepareCommit(keys, commit);
  return ((await commitRunScript(redis, where, args)) as number[] | null) ?? [];
}

/** The keys and the arguments of the script that commits. */
export function prepareCommit(keys: StoreKeys, commit: RunCommit) {
  const { sweepId, run, outcomes, objective, curve, end, known, checkpoint, pace, ofCurve } =
    commit;
  const { sweep, runs, trials, leaderboard, standings, curves, models, checkpoints, events } =
    keys.ofSweep(sweepId);
  const { iteration, cost } = commit;
  // The script's JSON keeps 14 digits of a number, so a cost travels as text.
  const patch = {
    iteration,
    cost: cost === undefined ? undefined : String(cost),
    ...ofCurve,
    ...end,
  };
  const event: SweepEvent | undefined = end && {
    type: 'run',
    id: runId(sweepId, run),
    status: end.status,
  };
  const now = end?.finishedAt ?? outcomes.at(-1)?.outcome.finishedAt ?? '';
  const args = [
    ...[sweepId, eventsKept, keys.control, now, run],
    ...[JSON.stringify(patch), event ? JSON.stringify(event) : ''],
    curve ?? '',
    ...[checkpoint ?? '', JSON.stringify(whatBecomesKnown(commit))],
    ...(pace ? [fieldOfPace(pace.of), pace.seconds, pace.iterations] : ['', 0, 0]),
    ...outcomes.flatMap(({ trial, outcome, model }) => [
      trial,
      leaderboardMember(trial),
      rankingOf(outcome, objective),
      outcome.status,
      JSON.stringify(outcome),
      JSON.stringify(endOf(trialId(sweepId, trial), outcome)),
      leadOf(trialId(sweepId, trial), outcome, objective),
      model === undefined ? '' : Buffer.from(model.buffer, model.byteOffset, model.byteLength),
      encodeStanding(outcome),
    ]),
  ];
  const ofSweep = [sweep, runs, trials, leaderboard, standings, curves, models, checkpoints];
  const ofAll = [keys.known(known?.trajectory ?? ''), keys.pace, events, keys.events];
  const where = [...ofSweep, ...ofAll];
  return { where, args };
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
    state.finishedAt === null ? { ...state, status: 'cancelled', finishedAt } : state,
  );
}

/** A run's state as its hash has it. */
export function parseRunState(text: string): RunState {
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

function rankingOf(outcome: TrialOutcome, objective: Objective): number | '' {
  const value = rankedBy(outcome, objective);
  return value === undefined ? '' : scoreOf(value, objective);
}

/** What is told of a trial if it leads from now on. */
function leadOf(id: string, outcome: TrialOutcome, objective: Objective): string {
  const value = rankedBy(outcome, objective);
  if (value === undefined) return '';
  const { metric } = objective;
  return JSON.stringify({ type: 'best', id, metric, value } satisfies SweepEvent);
}
