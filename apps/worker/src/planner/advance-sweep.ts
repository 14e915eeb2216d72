// The loop of a sweep whose trials depend on outcomes: judge the trials that wait at rungs, end the pruned ones, queue the promoted ones, ask
// the strategy for the next trials, and queue these. The job of the sweep begins the loop, and each run that ends adds a short job that
// continues it. A planner that dies at any point decides the same again, because every decision depends only on the spec and on the
// outcomes.
import { isAdaptive, isEnded, runJobId, type SweepSpec } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import {
  countTrials,
  dependsOnOutcomes,
  plannedTrialsOf,
  planRun,
  trajectoryOf,
} from '@sweepq/plan';
import { placeOf } from '@sweepq/queue';
import type { StoredSweep } from '@sweepq/store';
import type { Outcomes } from '../search/searcher.ts';
import { type Added, addRuns } from './add-runs.ts';
import { askTrials } from './ask-trials.ts';
import { findFirstTurn } from './find-first-turn.ts';
import { judgeTrials, type Verdicts } from './judge-trials.ts';
import { hasOpenTrial, isGrowing, type Limit, limitTrials } from './limit-trials.ts';
import { readOutcomes } from './read-outcomes.ts';
import type { PlannerDeps } from './step.ts';
import { applyStopRules } from './stop-rules.ts';

type OfGeneration = { id: string; generation: number; signal: AbortSignal | undefined };

/**
 * `advanced`: runs were queued, or trials pruned; `waits`: every further step depends on a trial that has not ended; `complete`: nothing is
 * left to decide; `halted`: the sweep is gone, closed or paused; `stopped`: the signal was aborted.
 */
export type Advance = 'advanced' | 'waits' | 'complete' | 'halted' | 'stopped';

/** Decides everything that can be decided now. A sweep without an adaptive search and without pruning is complete. */
export async function advanceSweep(deps: PlannerDeps, of: OfGeneration): Promise<Advance> {
  const { store } = deps;
  const { id, generation, signal } = of;
  let hasAdvanced = false;
  for (;;) {
    if (signal?.aborted) return 'stopped';
    const sweep = await store.readSweep(id);
    if (sweep === undefined || isHalted(sweep, generation)) return 'halted';
    const { spec } = sweep;
    if (!dependsOnOutcomes(spec)) return 'complete';
    const outcomes = await readOutcomes(deps, spec);
    const limit = limitTrials(sweep, outcomes);
    if (!(await noteLimit(deps, sweep, limit))) return 'halted';
    if (await applyStopRules(deps, sweep, { generation, outcomes, limit })) return 'halted';
    const verdicts = judgeTrials(spec, outcomes, limit);
    if (verdicts !== undefined && verdicts.pruned.length > 0) {
      if ((await prune(deps, spec, { generation, outcomes, verdicts })) === 'halted')
        return 'halted';
      hasAdvanced = true;
    }
    const added = await queueRuns(deps, sweep, { ...of, verdicts, limit });
    if (added.is !== 'added') return added.is;
    hasAdvanced ||= added.runs > 0;
    // `outcomes` was read before, so it lacks the outcomes of the reused runs.
    if (added.reused > 0) continue;
    const isOver = isComplete(sweep, limit);
    const asked = isOver ? 'none' : await askTrials(deps, sweep, { generation, outcomes, limit });
    if (asked === 'halted') return 'halted';
    if (asked === 'none') {
      if (hasAdvanced) return 'advanced';
      return isOver && !hasOpenTrial(outcomes, limit) ? 'complete' : 'waits';
    }
  }
}

/** Whether a search will choose no more trials. */
export function isComplete({ spec }: StoredSweep, { trials, isFinal }: Limit): boolean {
  if (!isAdaptive(spec.search)) return true;
  const planned = plannedTrialsOf(spec);
  return countTrials(spec) >= (isFinal ? Math.min(trials, planned) : planned);
}

/** Notes how many trials the budget covers, as soon as this is certain. Returns false if the sweep is halted. */
const noteLimit = async (
  { store }: PlannerDeps,
  { spec, isExhausted, affordable, generation }: StoredSweep,
  { trials, isFinal }: Limit,
): Promise<boolean> =>
  !isFinal ||
  isExhausted ||
  affordable !== undefined ||
  store.noteAffordable(spec.id, { generation, trials });

const isHalted = ({ status, isClosed, generation }: StoredSweep, wanted: number) =>
  isClosed || isEnded(status) || status === 'paused' || generation !== wanted;

type Judged = { generation: number; outcomes: Outcomes; verdicts: Verdicts };

/** Ends the pruned trials. In a sweep with pruning, trial k is the only trial of run k. */
async function prune(
  { store, metrics, log, now }: PlannerDeps,
  spec: SweepSpec,
  { generation, outcomes, verdicts }: Judged,
): Promise<'pruned' | 'halted'> {
  const trials = verdicts.pruned.map((trial) => {
    const { hyperparameters } = planRun(spec, trial);
    const trajectory = trajectoryOf({ ...spec, hyperparameters, engine: engineVersion });
    return { trial, run: trial, count: outcomes.rungs?.counts[trial] ?? 0, trajectory };
  });
  const pruned = await store.pruneTrials(spec, { generation, now: now(), trials });
  if (pruned === 'halted') return 'halted';
  metrics.countTrials('pruned', pruned.length);
  log.debug({ sweepId: spec.id, trials: pruned.length }, 'pruned trials');
  return 'pruned';
}

/** Queues the runs of chosen or affordable trials that have no job of this generation yet, and those that were promoted. */
async function queueRuns(
  deps: PlannerDeps,
  sweep: StoredSweep,
  { verdicts, limit, ...of }: OfGeneration & { verdicts: Verdicts | undefined; limit: Limit },
): Promise<Added> {
  const { spec, queuedTrials } = sweep;
  const { id, generation } = of;
  const runs = await findPromoted(deps, { id, generation, verdicts });
  const known = queuedTrials.generation === generation ? queuedTrials.trials : 0;
  const total = Math.min(countTrials(spec), limit.trials);
  if (isGrowing(spec)) for (let run = known; run < total; run++) runs.push(run);
  if (runs.length === 0)
    return { is: 'added', runs: 0, reused: 0, nextPlace: queuedTrials.nextPlace };
  // Without a memory of its place, the sweep would always queue its next run at the current turn, before the runs of other sweeps.
  const first = await findFirstTurn(deps, sweep.priority);
  const most = isAdaptive(spec.search) ? spec.search.parallelism : runs.length;
  const ahead = Math.min(Math.max(0, queuedTrials.nextPlace - placeOf(first)), most);
  const only = [...new Set(runs)].sort((a, b) => a - b);
  const added = await addRuns(deps, { ...of, isFirst: false, only, ahead, verdicts });
  if (added.is !== 'added') return added;
  const trials = isGrowing(spec) ? Math.max(known, total) : 0;
  await deps.store.noteQueued(id, { generation, trials, nextPlace: added.nextPlace });
  return added;
}

/** Returns the promoted runs that have no job for their next rung yet. */
async function findPromoted(
  { store }: PlannerDeps,
  { id, generation, verdicts }: { id: string; generation: number; verdicts: Verdicts | undefined },
): Promise<number[]> {
  if (verdicts === undefined || verdicts.promoted.length === 0) return [];
  const jobOf = (run: number) => runJobId(id, run, generation, verdicts.rungs.get(run));
  const found = new Set(await store.findJobs('runs', verdicts.promoted.map(jobOf)));
  return verdicts.promoted.filter((run) => !found.has(jobOf(run)));
}
