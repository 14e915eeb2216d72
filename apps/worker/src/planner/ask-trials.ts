import { isAdaptive } from '@sweepq/contract';
import { plannedTrialsOf } from '@sweepq/plan';
import type { SeenFailure, StoredSweep } from '@sweepq/store';
import { scheduleOfSweep } from '../search/schedule.ts';
import type { Outcomes } from '../search/searcher.ts';
import { noteFailures } from '../search/seen-failures.ts';
import { resultOf } from '../search/trial-records.ts';
import { coveredOf, type Limit } from './limit-trials.ts';
import type { PlannerDeps } from './step.ts';

type Present = { generation: number; outcomes: Outcomes; limit: Limit };

/** Asks the strategy for the next trials, and stores them. `none`: no trial can be chosen now. */
export async function askTrials(
  { store, searcher, log }: Pick<PlannerDeps, 'store' | 'searcher' | 'log'>,
  sweep: StoredSweep,
  { generation, outcomes, limit }: Present,
): Promise<'asked' | 'none' | 'halted'> {
  const { spec, asked: before } = sweep;
  const { id, search, space, pruning, extensions, planVersion, axes, asked, objective } = spec;
  const planned = plannedTrialsOf(spec);
  const until = Math.min(planned, limit.trials);
  if (!isAdaptive(search) || before.trials >= until) return 'none';
  const failures = failuresSeenBy(sweep, outcomes);
  const { trials: chosen, isExhausted } = await searcher.ask({
    searched: { id, search, space, pruning, extensions, planVersion, axes, asked, objective },
    ...{ outcomes, failures, planned, until },
  });
  const trials = coveredOf(spec, chosen);
  if (trials.length > 0) {
    const answer = await store.askTrials(id, { generation, before, trials, failures });
    log.debug({ sweepId: id, trials: trials.length, answer }, 'chose trials of a sweep');
    const seen = (failures?.length ?? 0) - (sweep.failures?.length ?? 0);
    if (seen > 0 && answer === 'asked') {
      log.warn(
        { sweepId: id, reason: 'failed', failures: seen, from: before.trials },
        'chose trials after failures: they do not follow from the settings of the sweep alone',
      );
    }
    return answer === 'halted' ? 'halted' : 'asked';
  }
  if (chosen.length > 0) {
    const affordable = { generation, trials: before.trials };
    return (await store.noteAffordable(id, affordable)) ? 'asked' : 'halted';
  }
  if (!isExhausted) return 'none';
  return (await store.exhaustSearch(id, generation)) ? 'asked' : 'halted';
}

/** Returns the failures that the next choice sees. Undefined if an earlier version has begun the search, and has kept no list. */
function failuresSeenBy(
  { spec, asked, failures = asked.trials === 0 ? [] : undefined }: StoredSweep,
  outcomes: Outcomes,
): readonly SeenFailure[] | undefined {
  if (failures === undefined) return undefined;
  const schedule = scheduleOfSweep(spec);
  const valuesOf = (trial: number) => resultOf(outcomes, trial, schedule).values.length;
  return noteFailures(failures, outcomes, { from: asked.trials, valuesOf });
}
