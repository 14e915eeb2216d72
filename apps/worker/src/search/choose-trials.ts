// Chooses trials in the thread of adaptive searches. The thread keeps what it has computed for the last sweeps, so that a choice costs only
// what is new. A thread that begins anew chooses the same trials.
import type { AskedTrial } from '@sweepq/contract';
import { axesOf } from '@sweepq/plan';
import {
  createSearch,
  type FiniteSchedule,
  type Search,
  type Space,
  spaceOfAxes,
  type TrialRecord,
} from '@sweepq/search';
import { LRUCache } from 'lru-cache';
import { fromAsked, toAsked } from './asked-configurations.ts';
import { scheduleOfSweep } from './schedule.ts';
import type { AskTask, NextTrials } from './searcher.ts';
import { directionOf, resultOf } from './trial-records.ts';

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
    planned,
  }: AskTask): NextTrials | undefined {
    const { id } = searched;
    const known = kept.get(id);
    if ((known?.trials.length ?? 0) < keep) return undefined;
    // An extension adds cohorts.
    const state =
      known?.planned === planned
        ? known
        : {
            ...begin(searched),
            planned,
            trials: known?.trials ?? [],
            history: known?.history ?? [],
          };
    kept.set(id, state);
    const trials = [...state.trials.slice(0, keep), ...added];
    // A search recognises the trials that it has seen by their configuration objects.
    const history = trials.map((values, trial): TrialRecord => {
      const known = trial < keep ? state.history[trial]?.configuration : undefined;
      return {
        configuration: known ?? fromAsked(state.space, values),
        ...resultOf(outcomes, trial, state.schedule),
      };
    });
    const chosen: AskedTrial[] = [];
    let isExhausted = false;
    while (trials.length < planned) {
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

function begin(searched: AskTask['searched']): Pick<Kept, 'search' | 'space' | 'schedule'> {
  const { strategy, seed, parallelism, startup } = searched.search;
  const schedule = scheduleOfSweep(searched);
  const space = spaceOfAxes(axesOf(searched));
  const search = createSearch({
    ...{ space, strategy, seed, parallelism, startup },
    direction: directionOf(searched),
    ...(schedule && { cohorts: schedule, open: openCohorts(parallelism) }),
  });
  return { search, space, schedule };
}

/** The number of cohorts that are open at once, so that workers have runs while a cohort waits for its last trial. */
const openCohorts = (parallelism: number) => 1 + Math.ceil(parallelism / 8);
