import type { SweepSpec } from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { StoredStandings, TrialSelection, TrialsCursor } from '@sweepq/store';
import { selectAmong, takePage } from '@sweepq/store/trials';
import { rememberSpec } from '../heavy/remember-spec.ts';
import { handOver } from '../heavy/transfer.ts';

export type PlannedTrial = { trial: number; run: number; iterations: number };

export type SelectTask = {
  spec: SweepSpec;
  standings: StoredStandings;
  selection: TrialSelection;
  /** Default: all trials. */
  page?: { limit: number; cursor: TrialsCursor | undefined } | undefined;
};

export type Selected = {
  /** In the order of the list. */
  trials: Uint32Array;
  /** Where the next page begins, if there is one. */
  next: TrialsCursor | undefined;
  /** The trials of the page with their planned values. Empty if all trials were requested. */
  planned: PlannedTrial[];
};

/** Sorts and filters the trials of a sweep. */
export async function selectTrials({ spec: sent, standings, selection, page }: SelectTask) {
  const spec = rememberSpec(sent);
  const selected = await selectAmong(spec, standings, selection);
  if (page === undefined) {
    const { trials } = selected;
    return handOver<Selected>({ trials, next: undefined, planned: [] }, [trials]);
  }
  const { trials, next } = takePage(selected, page);
  const planned = trials.map((trial) => {
    const { run, params } = planTrial(spec, trial);
    return { trial, run, iterations: params.iterations };
  });
  return { trials: Uint32Array.from(trials), next, planned } satisfies Selected;
}
