// Chooses trials in the thread of adaptive searches. The thread keeps what it has computed for the last sweeps, so that a choice costs only
// what is new. A thread that begins anew chooses the same trials.
import type { AskedTrial } from '@sweepq/contract';
import type { FiniteSchedule, Search, Space, TrialRecord } from '@sweepq/search';
import { LRUCache } from 'lru-cache';
import { fromAsked, toAsked } from './asked-configurations.ts';
import { beginSearch } from './begin-search.ts';
import type { AskTask, NextTrials } from './searcher.ts';
import { createFailedOf } from './seen-failures.ts';
import { resultOf } from './trial-records.ts';

type Kept = {
  search: Search;
  space: Space;
  schedule: FiniteSchedule | undefined;
  planned: number;
  trials: AskedTrial[];
  history: TrialRecord[];
};

const keptSweeps = 16;

export function createChooser() {
  const kept = new LRUCache<string, Kept>({ max: keptSweeps });

  /** Returns the next trials; undefined if the thread does not have the trials on which the task builds. */
  return function chooseTrials({
    searched,
    keep,
    added,
    outcomes,
    failures,
    planned,
    until,
  }: AskTask): NextTrials | undefined {
    const { id } = searched;
    const known = kept.get(id);
    if ((known?.trials.length ?? 0) < keep) return undefined;
    // An extension adds cohorts.
    const state =
      known?.planned === planned
        ? known
        : {
            ...beginSearch(searched),
            planned,
            trials: known?.trials ?? [],
            history: known?.history ?? [],
          };
    kept.set(id, state);
    const trials = [...state.trials.slice(0, keep), ...added];
    const failedOf = failures && createFailedOf(failures, outcomes);
    // A search recognises the trials that it has seen by their configuration objects.
    const history = trials.map((values, trial): TrialRecord => {
      const known = trial < keep ? state.history[trial]?.configuration : undefined;
      return {
        configuration: known ?? fromAsked(state.space, values),
        ...resultOf(outcomes, trial, state.schedule),
        ...failedOf?.(trial),
      };
    });
    const chosen: AskedTrial[] = [];
    let isExhausted = false;
    while (trials.length < until) {
      const ask = state.search.ask(history, trials.length);
      isExhausted = ask.status === 'exhausted';
      if (ask.status !== 'asked') break;
      const { configuration } = ask;
      const values = toAsked(state.space, configuration);
      chosen.push(values);
      trials.push(values);
      history.push({ configuration, values: [], ended: false });
    }
    state.trials = trials;
    state.history = history;
    return { trials: chosen, isExhausted };
  };
}
