import { runId, trialId } from '../names/ids.ts';
import { countTrials, planTrial } from '../plan/plan.ts';
import type { RunState } from '../schemas/run.ts';
import type { SweepSpec } from '../schemas/sweep.ts';
import type { Trial } from '../schemas/trial.ts';
import type { StoreContext } from './context.ts';
import { leaderboardMember } from './keys.ts';
import { parseOutcome } from './parse-outcome.ts';
import { readRunStates } from './runs.ts';
import { readStandings } from './standings.ts';

/** Where a page of trials begins: after a ranked trial, or at an index among the others. */
export type TrialsCursor = { after: number } | { from: number };
export type TrialsPage = { trials: Trial[]; next: TrialsCursor | undefined };

/** A page of a sweep's trials: the best first, then those without a rank in the order of the plan. */
export async function listTrials(
  context: StoreContext,
  spec: SweepSpec,
  { limit, cursor }: { limit: number; cursor?: TrialsCursor | undefined },
): Promise<TrialsPage> {
  const indices: number[] = [];
  let next: TrialsCursor | undefined = cursor;
  if (next === undefined || 'after' in next) {
    indices.push(...(await rankedAfter(context, spec.id, next?.after, limit)));
    const last = indices.at(-1);
    next = indices.length === limit && last !== undefined ? { after: last } : { from: 0 };
  }
  if ('from' in next && indices.length < limit) {
    const wanted = limit - indices.length;
    // One more than wanted tells whether there is a next page.
    const rest = await unrankedFrom(context, spec, next.from, wanted + 1);
    indices.push(...rest.slice(0, wanted));
    const first = rest[wanted];
    next = first === undefined ? undefined : { from: first };
  }
  return { trials: await readTrials(context, spec, indices), next };
}

/** The trial that leads by the objective. */
export async function readBest(context: StoreContext, spec: SweepSpec): Promise<Trial | null> {
  const [best] = await readTrials(context, spec, await rankedAfter(context, spec.id, undefined, 1));
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
    context.redis.hmget(trials, ...planned.map(({ index }) => String(index))),
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

async function rankedAfter(
  { redis, keys }: StoreContext,
  sweepId: string,
  after: number | undefined,
  limit: number,
): Promise<number[]> {
  const { leaderboard } = keys.ofSweep(sweepId);
  const rank = after === undefined ? -1 : await redis.zrank(leaderboard, leaderboardMember(after));
  if (rank === null) return [];
  return (await redis.zrange(leaderboard, `${rank + 1}`, `${rank + limit}`)).map(Number);
}

async function unrankedFrom(
  context: StoreContext,
  spec: SweepSpec,
  from: number,
  limit: number,
): Promise<number[]> {
  const { statusOf } = await readStandings(context, spec.id);
  const found: number[] = [];
  for (let index = from; index < countTrials(spec) && found.length < limit; index++) {
    if (statusOf(index) !== 'completed') found.push(index);
  }
  return found;
}
