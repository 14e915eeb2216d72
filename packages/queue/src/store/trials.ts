import { runId, trialId } from '../names/ids.ts';
import { countTrials, planTrial } from '../plan/plan.ts';
import type { RunState } from '../schemas/run.ts';
import type { SweepSpec } from '../schemas/sweep.ts';
import type { Trial } from '../schemas/trial.ts';
import { readKey } from './bad-record.ts';
import type { StoreContext } from './context.ts';
import { parseOutcome } from './parse-outcome.ts';
import { readRunStates } from './runs.ts';
import { selectTrials, type TrialSelection, type TrialsCursor, takePage } from './select-trials.ts';

export type TrialsPage = { trials: Trial[]; next: TrialsCursor | undefined };

/** A page of a sweep's trials; by default all, the best first, then those without a rank in the order of the plan. */
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

/** The same as `readTrials`, without those that have moved on to a status that is not asked for. */
export async function readSelected(
  context: StoreContext,
  spec: SweepSpec,
  indices: readonly number[],
  { status }: Pick<TrialSelection, 'status'>,
): Promise<Trial[]> {
  const trials = await readTrials(context, spec, indices);
  return status === undefined ? trials : trials.filter((trial) => status.includes(trial.status));
}

/** The trial that leads by the objective. */
export async function readBest(context: StoreContext, spec: SweepSpec): Promise<Trial | null> {
  const { leaderboard } = context.keys.ofSweep(spec.id);
  const leader = await readKey('leaderboard', context.redis.zrange(leaderboard, '0', '0'));
  const [best] = await readTrials(context, spec, leader.map(Number));
  return best ?? null;
}

/** These trials with all that is known of them; an index beyond the plan is left out. */
export async function readTrials(
  context: StoreContext,
  spec: SweepSpec,
  indices: readonly number[],
): Promise<Trial[]> {
  const planned = indices
    .filter((index) => index < countTrials(spec))
    .map((index) => ({ index, ...planTrial(spec, index) }));
  if (planned.length === 0) return [];
  const { trials } = context.keys.ofSweep(spec.id);
  // Sent in this order: a trial without an outcome has none to come if its run is read as cancelled.
  const [states, stored] = await Promise.all([
    readRunStates(
      context,
      spec.id,
      planned.map(({ run }) => run),
    ),
    readKey('trials', context.redis.hmget(trials, ...planned.map(({ index }) => String(index)))),
  ]);
  return planned.map(({ index, run, params }, k) => {
    const text = stored[k];
    const identity = { id: trialId(spec.id, index), sweepId: spec.id, runId: runId(spec.id, run) };
    if (text) return { ...identity, params, ...parseOutcome(text) };
    return { ...identity, params, ...withoutOutcome, ...progressOf(states[k]) };
  });
}

/** How far a trial without an outcome is, by its run. */
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
