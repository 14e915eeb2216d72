import {
  type Metrics,
  type Objective,
  type RunState,
  runId,
  type SweepEvent,
  scoreOf,
  type TrialOutcome,
  trialId,
} from '@sweepq/contract';
import { type CachedTrajectory, cacheFieldsOf } from '../cache/cache-fields.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { leaderboardMember, type StoreKeys } from '../keys.ts';
import { encodeStanding } from '../trials/standings.ts';
import { fieldOfPace, type MeasuredPace } from '../workers/pace.ts';
import type { RunRef } from './runs.ts';

/** The measurements at the iteration where a run was saved. */
export type Reached = { iterations: number; metrics: Metrics };

/** The outcome of a trial, and its model if there is one, as the engine encodes it. */
export type CommittedTrial = { trial: number; outcome: TrialOutcome; model?: Uint8Array };

/** The content of a commit: outcomes of trials, the progress of the run, and its curve. */
export type RunCommit = RunRef & {
  /**
   * The number of the attempt that trained the run; missing if no attempt trained it. A commit of an earlier attempt than
   * the current one is refused.
   */
  attempt?: number;
  /** The word of that attempt's begin. */
  begin?: string;
  /** The iteration at which the attempt began. */
  from?: number;
  /** The trajectory under which results are cached. Without it, nothing is cached. */
  known?: CachedTrajectory;
  /** Encoded by `encodeStoredCheckpoint`. */
  checkpoint?: Buffer | undefined;
  /** The measurements at the iteration of the checkpoint. */
  reached?: Reached | undefined;
  /** A sample of training speed: seconds, iterations, and the training setup. */
  pace?: MeasuredPace;
  objective: Objective;
  outcomes: readonly CommittedTrial[];
  iteration?: number;
  cost?: number;
  /** Encoded by `encodeCurve`. */
  curve?: Buffer;
  /** About the whole curve, if the run ends with it or is known to. */
  ofCurve?: Pick<RunState, 'curveSha256' | 'costRises'>;
  /** All trials of the run, given with its end. The end is refused while one of them has no outcome. */
  answered?: readonly number[];
  /** Only given by the last commit of a run. */
  end?: Pick<RunState, 'failure'> &
    Partial<Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>> & {
      status: 'completed' | 'failed' | 'diverged' | 'cancelled';
      startedAt?: string;
      finishedAt: string;
    };
};

/**
 * The trials that this commit ended. A `superseded` commit came too late and wrote nothing. An end of a run with trials in
 * `missing` (trials without an outcome) also wrote nothing.
 */
export type Committed = number[] | 'superseded' | { missing: number[] };

/** Commits outcomes. */
export async function commitRun(
  { redis, keys }: StoreContext,
  commit: RunCommit,
): Promise<Committed> {
  const prepared = prepareCommit(keys, commit);
  const answer = await scripts.commitRun(redis, prepared.keys, prepared.args);
  if (answer === null) return [];
  if (answer === 'superseded') return answer;
  const trials = answer.filter((entry) => entry !== 'missing');
  return answer[0] === 'missing' ? { missing: trials } : trials;
}

/** Returns the keys and the arguments of the commit script. */
export function prepareCommit(keys: StoreKeys, commit: RunCommit) {
  const { sweepId, run, outcomes, objective, curve, end, known, checkpoint, pace, ofCurve } =
    commit;
  const { iteration, cost, reached, attempt = '', begin = '', from = 0, answered = [] } = commit;
  // The script's JSON keeps 14 digits of a number, so a cost is sent as text.
  const patch = {
    iteration,
    cost: cost === undefined ? undefined : String(cost),
    reached: reached && JSON.stringify(reached),
    ...ofCurve,
    ...end,
  };
  const event: SweepEvent | undefined = end && {
    type: 'run',
    id: runId(sweepId, run),
    status: end.status,
  };
  const now = end?.finishedAt ?? outcomes.at(-1)?.outcome.finishedAt ?? '';
  const args = {
    sweepId,
    eventsKept,
    channel: keys.control,
    now,
    run,
    patch: JSON.stringify(patch),
    event: event ? JSON.stringify(event) : '',
    curve: curve ?? '',
    checkpoint: checkpoint ?? '',
    known: JSON.stringify(cacheFieldsOf(commit)),
    paceOf: pace ? fieldOfPace(pace.of) : '',
    seconds: pace?.seconds ?? 0,
    iterations: pace?.iterations ?? 0,
    attempt,
    from,
    begin,
    answered: JSON.stringify(answered),
    trials: outcomes.map(({ trial, outcome, model }) => ({
      index: trial,
      member: leaderboardMember(trial),
      score: rankingOf(outcome, objective),
      status: outcome.status,
      outcome: JSON.stringify(outcome),
      event: JSON.stringify(endOf(trialId(sweepId, trial), outcome)),
      leadEvent: leadOf(trialId(sweepId, trial), outcome, objective),
      model: model === undefined ? '' : bufferOf(model),
      standing: encodeStanding(outcome),
    })),
  };
  const where = { known: keys.known(known?.trajectory ?? ''), ...keys.inScripts(sweepId) };
  return { keys: where, args };
}

/** Returns a Buffer over the same bytes. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

const endOf = (id: string, { status, metrics }: TrialOutcome): SweepEvent => ({
  type: 'trial',
  id,
  status,
  metrics,
});

/** Returns the value by which a trial is ranked. Only completed trials are ranked. */
const rankedBy = ({ status, metrics }: TrialOutcome, { metric }: Objective) =>
  status === 'completed' ? metrics?.[metric] : undefined;

function rankingOf(outcome: TrialOutcome, objective: Objective): number | '' {
  const value = rankedBy(outcome, objective);
  return value === undefined ? '' : scoreOf(value, objective);
}

/** Returns the event to emit if the trial leads after the commit. */
function leadOf(id: string, outcome: TrialOutcome, objective: Objective): string {
  const value = rankedBy(outcome, objective);
  if (value === undefined) return '';
  const { metric } = objective;
  return JSON.stringify({ type: 'best', id, metric, value } satisfies SweepEvent);
}
