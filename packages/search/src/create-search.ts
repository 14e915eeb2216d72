// The door of a search: what a trial may look at, its strategy, and no configuration twice.
import type { Direction, History } from './history/history.ts';
import { type Cohorts, type View, type Visibility, visibleTo } from './history/visible-to.ts';
import { SearchError } from './search-error.ts';
import { createAsked } from './space/asked.ts';
import { createSearchSpace } from './space/search-space.ts';
import type { Configuration, Space } from './space/space.ts';
import { chooseLeft } from './strategies/choose-left.ts';
import { createCmaes } from './strategies/cmaes/cmaes.ts';
import { createGp } from './strategies/gp/gp.ts';
import { createRandomSearch } from './strategies/random.ts';
import { createSobolSearch } from './strategies/sobol.ts';
import type { Asking, CreateStrategy } from './strategies/strategy.ts';
import { createTpe } from './strategies/tpe/tpe.ts';

const strategies = {
  random: createRandomSearch,
  sobol: createSobolSearch,
  tpe: createTpe,
  gp: createGp,
  cmaes: createCmaes,
} as const satisfies Record<string, CreateStrategy>;

export type StrategyName = keyof typeof strategies;
export const strategyNames = Object.keys(strategies) as StrategyName[];

export type SearchSettings = {
  space: Space;
  strategy: StrategyName;
  direction: Direction;
  /** A whole number from 0 to 2^53 − 1. */
  seed: number;
  /** The most trials that are open at once. A trial sees the results of the trials below its number − (parallelism − 1). Default: 8. */
  parallelism?: number;
  /** Only for `tpe` and `gp`: the number of results from which on the strategy learns. Default: 10, as in Optuna. */
  startup?: number;
  /** The cohorts of a pruning rule, and how many of them are open at once. Default: no rule; all trials have one rung. */
  cohorts?: Cohorts;
  open?: number;
};

export type Ask =
  | { status: 'asked'; configuration: Configuration }
  /** The trial cannot be asked before these trials have ended or reached the next rung. */
  | { status: 'waiting'; trials: readonly number[] }
  /** Every configuration of the space has a trial. */
  | { status: 'exhausted' };

export type Search = {
  /**
   * Chooses the configuration of a trial from the history of the trials before it. The same settings and the same visible results give
   * the same configuration, whether this object has asked before or not, on every machine. One object follows one history as it grows:
   * another search needs an object of its own.
   */
  ask(history: History, trial: number): Ask;
};

const onlyCohort: Cohorts = { cohortOf: () => 0, firstRungOf: () => 0 };

/** Creates a search. Throws `bad-space`, `bad-setting`, or `unsuitable-space` if the strategy cannot search the space. */
export function createSearch(settings: SearchSettings): Search {
  const { strategy: name, direction, seed, parallelism = 8, startup = 10 } = settings;
  assertWhole('seed', seed, 0);
  assertWhole('parallelism', parallelism, 1);
  assertWhole('startup', startup, 1);
  const { cohorts = onlyCohort, open = 1 } = settings;
  assertWhole('open', open, 1);
  const space = createSearchSpace(settings.space);
  const strategy = strategies[name]({ space, seed, parallelism, startup, direction });
  const seenBelow = strategy.seenBelow ?? ((trial: number) => trial - (parallelism - 1));
  const visibility: Visibility = { direction, seenBelow, cohorts, open };
  const kept = createAsked(space);

  return {
    ask(history, trial) {
      const view = visibleTo(trial, history, visibility);
      if (view.status === 'waiting') return view;
      const asked = kept.read(history, trial);
      const isTaken = (configuration: Configuration) => asked.isTaken(configuration, trial);
      const asking: Asking = {
        ...{ trial, visible: view.visible, asked, isTaken },
        visibleTo: (earlier) => visibleOf(visibleTo(earlier, history, visibility)),
      };
      const configuration = strategy.propose(asking) ?? chooseLeft(space, { trial, seed, isTaken });
      return configuration ? { status: 'asked', configuration } : { status: 'exhausted' };
    },
  };
}

/** What is visible to a trial is visible to every later one. */
function visibleOf(view: View) {
  if (view.status === 'ready') return view.visible;
  throw new RangeError(`Expected the results of trials ${view.trials.join(', ')}.`);
}

function assertWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const wanted = `Expected \`${name}\` to be a whole number from ${least} on`;
  throw new SearchError('bad-setting', `${wanted}, got \`${value}\`.`);
}
