import type { SweepSpec, Trial } from '@sweepq/contract';
import { countTrials, rungsOf } from '@sweepq/plan';
import { decodeStandings, type Rungs } from '@sweepq/store';
import { type Outcomes, standing } from '../search/searcher.ts';
import type { PlannerDeps } from './step.ts';

/** Reads the outcomes of the trials of a sweep, and their values at rungs, in order. */
export async function readOutcomes(
  { store }: Pick<PlannerDeps, 'store'>,
  spec: SweepSpec,
): Promise<Outcomes> {
  // The rungs are read first: a trial that passes its last rung meanwhile has an outcome in the standings that are read later.
  const rungs = await store.readRungs(spec);
  const { statusOf, metricOf } = decodeStandings(await store.readStandings(spec.id));
  const { metric } = spec.objective;
  const length = countTrials(spec);
  return {
    values: Float64Array.from({ length }, (_, trial) => metricOf(trial, metric)),
    costs: Float64Array.from({ length }, (_, trial) => metricOf(trial, 'trainCost')),
    standings: Uint8Array.from({ length }, (_, trial) => standingOf(statusOf(trial))),
    rungs: packRungs(rungs, length, (rungsOf(spec)?.length ?? 1) - 1),
  };
}

/** `below`: the number of rungs below the last one. */
function packRungs({ countOf, valueAt }: Rungs, trials: number, below: number): Outcomes['rungs'] {
  if (below === 0) return undefined;
  const counts = Uint8Array.from({ length: trials }, (_, trial) => countOf(trial));
  const values = new Float64Array(trials * below).fill(Number.NaN);
  const costs = new Float64Array(trials * below).fill(Number.NaN);
  for (const [trial, count] of counts.entries()) {
    for (let rung = 0; rung < Math.min(count, below); rung++) {
      const at = valueAt(trial, rung);
      values[trial * below + rung] = at.value;
      costs[trial * below + rung] = at.cost;
    }
  }
  return { counts, values, costs };
}

function standingOf(status: Trial['status']): number {
  if (status === 'completed' || status === 'diverged' || status === 'pruned')
    return standing[status];
  return status === 'queued' || status === 'running' ? standing.open : standing.failed;
}
