// The outcomes of an ended sweep, as an earlier planner saw them.
import type { SweepSpec, Trial } from '@sweepq/contract';
import { decodeStandings } from '@sweepq/store';
import { readOutcomes } from '../planner/read-outcomes.ts';
import { type Outcomes, standing } from '../search/searcher.ts';
import type { WorkDeps } from './work-deps.ts';

export type EndedOutcomes = {
  outcomes: Outcomes;
  statuses: readonly Trial['status'][];
};

/** Reads the outcomes. A cancelled trial counts as open: nothing was decided after its sweep was cancelled. */
export async function readEndedOutcomes(
  deps: Pick<WorkDeps, 'store'>,
  spec: SweepSpec,
): Promise<EndedOutcomes> {
  const outcomes = await readOutcomes(deps, spec);
  const { statusOf } = decodeStandings(await deps.store.readStandings(spec.id));
  const statuses = Array.from(outcomes.standings, (_, trial) => statusOf(trial));
  const cancelled = statuses.flatMap((status, trial) => (status === 'cancelled' ? [trial] : []));
  return { outcomes: withStanding(outcomes, cancelled, standing.open), statuses };
}

/** Returns outcomes in which these trials have another standing. */
export function withStanding(
  outcomes: Outcomes,
  trials: readonly number[],
  other: number,
): Outcomes {
  const standings = outcomes.standings.slice();
  for (const trial of trials) standings[trial] = other;
  return { ...outcomes, standings };
}

/** The number of run states that are read at a time. */
const chunkRuns = 1_000;

/** Returns the trials of a sweep with one trial a run that a retry has opened again. */
export async function findRetried(
  { store }: Pick<WorkDeps, 'store'>,
  spec: SweepSpec,
  total: number,
): Promise<number[]> {
  const retried: number[] = [];
  for (let from = 0; from < total; from += chunkRuns) {
    const runs = Array.from({ length: Math.min(chunkRuns, total - from) }, (_, k) => from + k);
    const states = await store.readRunStates(spec.id, runs);
    for (const [k, state] of states.entries()) if (state?.retries) retried.push(from + k);
  }
  return retried;
}
