import {
  type Metrics,
  type Objective,
  type RunState,
  type SweepEvent,
  scoreOf,
  type TrialOutcome,
  trialId,
} from '@sweepq/contract';
import { type CachedTrajectory, cacheFieldsOf } from '../cache/cache-fields.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import type { StoreKeys } from '../keys.ts';
import { packMetrics } from '../trials/packed-metrics.ts';
import { encodeStanding } from '../trials/standings.ts';
import { argsOfPace, type MeasuredPace } from '../workers/pace.ts';
import { type AttemptMarks, packMarks } from './attempt-log.ts';
import { encodeFoldStates } from './run-state.ts';
import type { RunRef } from './runs.ts';

/** The measurements at the iteration where a run was saved. */
export type Reached = { iterations: number; metrics: Metrics };

/** The outcome of a trial, and its model if there is one, as the engine encodes it. */
export type CommittedTrial = { trial: number; outcome: TrialOutcome; model?: Uint8Array };

/** The content of a commit: outcomes of trials, the progress of the run, and its curve. */
export type RunCommit = RunRef & {
  /**
   * The number of the attempt that trained the run; missing if no attempt trained it. If the attempt is not the current one,
   * the commit is refused.
   */
  attempt?: number;
  /** The random token of that attempt. */
  begin?: string;
  /** Returns what that attempt has measured so far. */
  marks?: () => AttemptMarks;
  /** The iteration at which the attempt began. */
  from?: number;
  /** The trajectory under which results are cached. Without it, nothing is cached. */
  cacheAs?: CachedTrajectory;
  /** The checkpoint, encoded by `encodeStoredCheckpoint`. */
  checkpoint?: Uint8Array | undefined;
  /** The costs since the part before, encoded by `encodePart`, and the state after them, encoded by `encodeSavedState`. */
  part?: Uint8Array | undefined;
  state?: Uint8Array | undefined;
  /** Gets the iteration up to which costs are stored in parts, when a commit with a part or a state was written. */
  onSaved?: (iteration: number) => void;
  /** The measurements at the iteration of the checkpoint. */
  reached?: Reached | undefined;
  /** A sample of training speed: seconds, iterations, and the training setup. */
  pace?: MeasuredPace | undefined;
  objective: Objective;
  outcomes: readonly CommittedTrial[];
  iteration?: number;
  cost?: number;
  /** The cost curve, encoded by `encodeCurve`. */
  curve?: Uint8Array;
  /** The hash and the number of rises of the whole curve, if the run ends with this curve. */
  ofCurve?: Pick<RunState, 'curveSha256' | 'costRises'>;
  /** The states of the folds that are copied from another run. */
  folds?: RunState['folds'];
  /** All trials of the run, given with its end. The end is refused while one of these trials has no outcome. */
  answered?: readonly number[];
  /** The end of the run. Only the last commit of a run has it. */
  end?: Pick<RunState, 'failure'> &
    Partial<Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>> & {
      status: 'completed' | 'failed' | 'diverged' | 'cancelled';
      startedAt?: string;
      finishedAt: string;
    };
};

/**
 * The trials that this commit ended. `superseded`: the attempt is not the current one, and nothing was written. `missing`: the
 * end of the run was refused because these trials have no outcome, and nothing was written.
 */
export type Committed = number[] | 'superseded' | { missing: number[] };

/** Commits outcomes of trials, and the progress or the end of their run. */
export async function commitRun(
  { redis, keys }: StoreContext,
  commit: RunCommit,
): Promise<Committed> {
  const prepared = prepareCommit(keys, commit);
  const [answer, savedTo] = await scripts.commitRun(redis, prepared.keys, prepared.args);
  if (savedTo >= 0) commit.onSaved?.(savedTo);
  if (answer === null) return [];
  if (answer === 'superseded') return answer;
  const trials = answer.filter((entry) => entry !== 'missing');
  return answer[0] === 'missing' ? { missing: trials } : trials;
}

/** Returns the keys and the arguments of the commit script. */
export function prepareCommit(keys: StoreKeys, commit: RunCommit) {
  const { sweepId, run, outcomes, objective, curve, end, cacheAs, checkpoint, pace, ofCurve } =
    commit;
  const {
    iteration,
    cost,
    reached,
    attempt = '',
    begin = '',
    from = 0,
    answered = [],
    folds,
    part = '',
    state = '',
  } = commit;
  // JSON in Lua keeps only 14 digits of a number, so a cost is sent as text.
  const patch = {
    iteration,
    cost: cost === undefined ? undefined : String(cost),
    reached: reached && JSON.stringify(reached),
    ...(folds && { folds: encodeFoldStates(folds) }),
    ...ofCurve,
    ...end,
  };
  const cacheFields = cacheFieldsOf(commit);
  const now = end?.finishedAt ?? outcomes.at(-1)?.outcome.finishedAt ?? '';
  const args = {
    sweepId,
    eventsKept,
    channel: keys.control,
    now,
    run,
    patch: JSON.stringify(patch),
    curve: curve ?? '',
    checkpoint: checkpoint ?? '',
    part,
    state,
    cacheFields: JSON.stringify(cacheFields.own),
    refitFields: JSON.stringify(cacheFields.refit),
    ...argsOfPace(pace),
    attempt,
    from,
    begin,
    marks: packMarks(commit.marks),
    answered: JSON.stringify(answered),
    trials: outcomes.map(({ trial, outcome, model }) => {
      const id = trialId(sweepId, trial);
      const { status } = outcome;
      const metrics = outcome.metrics && packMetrics(outcome.metrics, objective);
      return {
        ...{ index: trial, score: rankingOf(outcome, objective), status },
        outcome: JSON.stringify({ ...outcome, metrics }),
        event: JSON.stringify({ type: 'trial', id, status, metrics }),
        leadEvent: leadOf(id, outcome, objective),
        model: model ?? '',
        standing: encodeStanding(outcome),
      };
    }),
  };
  const cachedResults = keys.cachedResults(cacheAs?.trajectory ?? '');
  const refitResults = keys.cachedResults(cacheAs?.refit ?? cacheAs?.trajectory ?? '');
  return { keys: { cachedResults, refitResults, ...keys.inScripts(sweepId) }, args };
}

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
