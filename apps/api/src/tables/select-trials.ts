import type { SweepSpec } from '@sweepq/contract';
import { planTrial } from '@sweepq/plan';
import type { StoredStandings, TrialSelection, TrialsCursor } from '@sweepq/store';
import { selectAmong, takePage } from '@sweepq/store/trials';
import { handOver } from '@sweepq/threads';
import { internSpec } from '../heavy/intern-spec.ts';

export type PlannedTrial = { trial: number; run: number; iterations: number };

export type SelectTask = {
  spec: SweepSpec;
  standings: StoredStandings;
  selection: TrialSelection;
  /** Default: all trials. */
  page?: { limit: number; cursor: TrialsCursor | undefined } | undefined;
};

export type Selected = {
  /** The indices of the trials, in the order of the list. */
  trials: Uint32Array;
  /** The position of the next page, if there is one. */
  next: TrialsCursor | undefined;
  /** The trials of the page with their runs and iteration counts. Empty if all trials were requested. */
  planned: PlannedTrial[];
};

/** A task of a thread: sorts and filters the trials of a sweep. */
export async function selectTrials({ spec: sent, standings, selection, page }: SelectTask) {
  const spec = internSpec(sent);
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
