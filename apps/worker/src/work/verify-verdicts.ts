import { type Check, type Trial, trialId } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { limitTrials } from '../planner/limit-trials.ts';
import type { OtherVerdict } from '../search/check-verdicts.ts';
import { scheduleOfSweep } from '../search/schedule.ts';
import { addDiffering, compareValues } from './checks.ts';
import { type EndedOutcomes, findRetried } from './ended-outcomes.ts';
import type { WorkDeps } from './work-deps.ts';

type OfVerdicts = { ended: EndedOutcomes; check: Check };

/** Judges all trials again, and adds the result to `check`. */
export async function verifyVerdicts(
  deps: Pick<WorkDeps, 'store' | 'checker'>,
  sweep: StoredSweep,
  { ended: { outcomes, statuses }, check }: OfVerdicts,
): Promise<void> {
  const { spec } = sweep;
  const { space, search, pruning, extensions, planVersion, axes, objective } = spec;
  const limit = limitTrials(sweep, outcomes);
  const trials = limit.isFinal ? limit.trials : Number.POSITIVE_INFINITY;
  const judged = { space, search, pruning, extensions, planVersion, axes, objective };
  const { checked, differ } = await deps.checker.checkVerdicts({ judged, outcomes, trials });
  check.checked += checked;
  if (differ.length === 0) return;
  // A trial that was retried had counted as the worst of its cohort before.
  const schedule = scheduleOfSweep(spec);
  const retried = await findRetried(deps, spec, statuses.length);
  const cohorts = new Set(retried.map((trial) => schedule?.cohortOf(trial)));
  for (const each of differ) {
    if (cohorts.has(schedule?.cohortOf(each.trial))) check.circumstances += 1;
    else addDiffering(check, describe(spec.id, statuses, { ...each, reached: reachedBy(each) }));
  }

  function reachedBy({ trial }: OtherVerdict): number | null {
    const count = outcomes.rungs?.counts[trial] ?? 0;
    return count === 0 ? null : count - 1;
  }
}

type Described = OtherVerdict & { reached: number | null };

function describe(
  sweepId: string,
  statuses: readonly Trial['status'][],
  { trial, state, rung, reached }: Described,
) {
  return {
    trialId: trialId(sweepId, trial),
    differences: compareValues(
      { status: statuses[trial] ?? null, rung: reached },
      { status: state, rung: rung < 0 ? null : rung },
    ),
  };
}
