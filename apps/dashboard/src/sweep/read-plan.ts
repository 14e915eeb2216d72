import type { Sweep } from '@sweepq/client';
import { countStartup } from '@sweepq/view';
import type { SweepPlan } from '../charts/view-model.ts';

export const noPlan: SweepPlan = { planned: 0, startup: 0, rungs: [], schedule: null };

/** Returns what the charts need of the search and of the pruning of a sweep. */
export const readPlan = ({ spec, plannedTrials, schedule }: Sweep): SweepPlan => ({
  planned: plannedTrials,
  startup: countStartup(spec.search),
  rungs: schedule?.rungs ?? [],
  schedule,
});
