import {
  type Configuration,
  createSearch,
  type StrategyName,
  type TrialRecord,
  valuesByName,
} from '@sweepq/search';
import type { Objective } from './objective.ts';

/** Each trial with a lower value than all before it. Optuna's results have the same form. */
export type Improvements = readonly (readonly [trial: number, value: number])[];

export type StrategyRun = {
  seed: number;
  improvements: Improvements;
  /** The number of trials that the strategy chose. Fewer than the budget if the space is exhausted, or if there are given trials. */
  asked: number;
  /** The processor time of these asks. */
  askMs: number;
};

export type StrategySettings = {
  strategy: StrategyName;
  seed: number;
  budget: number;
  parallelism: number;
  /** The configurations of the first trials. */
  start: readonly Configuration[];
};

/**
 * Runs one search of `budget` trials. With a parallelism above 1, each trial sees the results that it would see with this number of open
 * trials.
 */
export function runStrategy(
  { space, evaluate }: Objective,
  { strategy, seed, budget, parallelism, start }: StrategySettings,
): StrategyRun {
  const search = createSearch({ strategy, seed, parallelism, space, direction: 'minimise' });
  const history: TrialRecord[] = [];
  const improvements: [trial: number, value: number][] = [];
  let [best, asked, askMs] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let trial = 0; trial < budget; trial++) {
    let configuration = start[trial];
    if (configuration === undefined) {
      const before = process.cpuUsage();
      const ask = search.ask(history, trial);
      const { user, system } = process.cpuUsage(before);
      askMs += (user + system) / 1000;
      if (ask.status !== 'asked') break;
      asked += 1;
      configuration = ask.configuration;
    }
    const value = evaluate(valuesByName(space, configuration));
    history.push({ configuration, values: [value], ended: true });
    if (!(value < best)) continue;
    best = value;
    improvements.push([trial, value]);
  }
  return { seed, improvements, asked, askMs };
}

/** Returns the lowest value of the first `budget` trials. */
export function bestWithin(improvements: Improvements, budget: number): number {
  return improvements.findLast(([trial]) => trial < budget)?.[1] ?? Number.POSITIVE_INFINITY;
}
