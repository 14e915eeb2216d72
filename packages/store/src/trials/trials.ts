import {
  type Filter,
  matchesFilter,
  type RunState,
  runId,
  type SweepSpec,
  type Trial,
  trialId,
} from '@sweepq/contract';
import { countTrials, planTrial, preparePlan, runOf } from '@sweepq/plan';
import { readKey } from '../bad-record.ts';
import type { StoreContext } from '../context.ts';
import { readRungs } from '../rungs/rungs.ts';
import {
  parseStoredRunState,
  readStoredRunStates,
  type StoredRunStates,
} from '../runs/run-state.ts';
import { createYielder } from '../yield-to-event-loop.ts';
import { readTrialValue } from './filter-values.ts';
import { trialOfMember } from './member.ts';
import { parseOutcome } from './parse-outcome.ts';
import { selectTrials, type TrialSelection, type TrialsCursor, takePage } from './select-trials.ts';

export type TrialsPage = { trials: Trial[]; next: TrialsCursor | undefined };

/**
 * Returns a page of a sweep's trials. By default the best trials come first, and then the trials without a rank in the order of
 * the plan.
 */
export async function listTrials(
  context: StoreContext,
  spec: SweepSpec,
  {
    limit,
    cursor,
    ...selection
  }: TrialSelection & { limit: number; cursor?: TrialsCursor | undefined },
): Promise<TrialsPage> {
  const selected = await selectTrials(context, spec, selection);
  const page = takePage(selected, { limit, cursor });
  return {
    trials: await readSelected(context, spec, page.trials, selection),
    next: page.next,
  };
}

/** Like `readTrials`, without trials that have changed since they were selected, and no longer match the filter. */
async function readSelected(
  context: StoreContext,
  spec: SweepSpec,
  indices: readonly number[],
  { filter }: Pick<TrialSelection, 'filter'>,
): Promise<Trial[]> {
  return keepMatching(spec, filter, indices, await readTrials(context, spec, indices));
}

/** Returns the trials that match a filter. `indices` are those of the trials. */
export function keepMatching(
  spec: SweepSpec,
  filter: Filter | undefined,
  indices: readonly number[],
  trials: readonly Trial[],
): Trial[] {
  if (filter === undefined) return [...trials];
  return trials.filter((trial, k) =>
    matchesFilter(filter, (path) => readTrialValue(spec, trial, indices[k] as number, path)),
  );
}

/** Returns the best trial by the objective; null if no trial is ranked. */
export async function readBest(context: StoreContext, spec: SweepSpec): Promise<Trial | null> {
  const { leaderboard } = context.keys.ofSweep(spec.id);
  const leader = await readKey('leaderboard', context.redis.zrange(leaderboard, '0', '0'));
  const [best] = await readTrials(context, spec, leader.map(trialOfMember));
  return best ?? null;
}

/** The stored data of trials, which another thread can parse. */
export type StoredTrials = {
  indices: readonly number[];
  /** The number of rungs that each trial has reached. */
  rungs: readonly number[];
  outcomes: (string | null)[];
  runs: StoredRunStates;
};

/** Reads the stored data of these trials and of their runs. An index beyond the plan is left out. */
export async function readStoredTrials(
  context: StoreContext,
  spec: SweepSpec,
  among: readonly number[],
): Promise<StoredTrials> {
  await preparePlan(spec, 'runs', createYielder());
  const total = countTrials(spec);
  const indices = among.filter((index) => index < total);
  if (indices.length === 0) {
    return { indices, rungs: [], outcomes: [], runs: { stored: [], closed: undefined } };
  }
  const { trials } = context.keys.ofSweep(spec.id);
  // The runs are read first: if the run of a trial is cancelled and the trial has no outcome afterwards, it will never have one.
  const [runs, outcomes, rungs] = await Promise.all([
    readStoredRunStates(
      context,
      spec.id,
      indices.map((index) => runOf(spec, index)),
    ),
    readKey('trials', context.redis.hmget(trials, ...indices.map(String))),
    readRungs(context, spec),
  ]);
  return { indices, rungs: indices.map((index) => rungs.countOf(index)), outcomes, runs };
}

/** Reads these trials. An index beyond the plan is left out. */
export async function readTrials(
  context: StoreContext,
  spec: SweepSpec,
  indices: readonly number[],
): Promise<Trial[]> {
  if (indices.length === 0) return [];
  await preparePlan(spec, 'values', createYielder());
  return parseTrials(spec, await readStoredTrials(context, spec, indices));
}

/** Parses trials that were read before. The function needs no Redis, so another thread can call it. */
export function parseTrials(
  spec: SweepSpec,
  { indices, rungs, outcomes, runs }: StoredTrials,
): Trial[] {
  return indices.map((index, k) => {
    const { run, params } = planTrial(spec, index);
    const identity = {
      ...{ id: trialId(spec.id, index), sweepId: spec.id, runId: runId(spec.id, run) },
      params,
      rung: rungs[k] ? rungs[k] - 1 : null,
    };
    const outcome = outcomes[k];
    // The parsed object becomes the trial, because a copy takes longer than the parsing.
    if (outcome) return Object.assign(parseOutcome(outcome), identity);
    const state = parseStoredRunState(runs.stored[k] ?? null, runs);
    return { ...identity, ...withoutOutcome, ...progressOf(state) };
  });
}

/** Returns the progress of a trial without an outcome, from the state of its run. */
function progressOf(run: RunState | undefined): Pick<Trial, 'status' | 'startedAt' | 'finishedAt'> {
  const { status, startedAt = null, finishedAt = null } = run ?? {};
  if (status === 'cancelled') return { status, startedAt, finishedAt };
  if (status === 'running') return { status, startedAt, finishedAt: null };
  return { status: 'queued', startedAt: null, finishedAt: null };
}

const withoutOutcome = {
  metrics: null,
  bias: null,
  modelSha256: null,
  engine: null,
  failure: null,
  source: null,
  stoppedAt: null,
  times: null,
} as const;
