import { createSearch, type StrategyName, type TrialRecord, valuesByName } from '@sweepq/search';
import type { Objective } from './objective.ts';

export type StrategyRun = {
  seed: number;
  /** The lowest value, minus the minimum, after each trial. */
  regrets: number[];
  /** The processor time of all asks. */
  askMs: number;
};

/** Runs one search of `budget` trials. Each trial ends before the next one is asked, except with a parallelism above 1. */
export function runStrategy(
  { space, minimum, evaluate }: Objective,
  settings: { strategy: StrategyName; seed: number; budget: number; parallelism: number },
): StrategyRun {
  const { seed, budget } = settings;
  const search = createSearch({ ...settings, space, direction: 'minimise' });
  const history: TrialRecord[] = [];
  const regrets: number[] = [];
  let [best, askMs] = [Number.POSITIVE_INFINITY, 0];
  while (history.length < budget) {
    const before = process.cpuUsage();
    const ask = search.ask(history, history.length);
    const { user, system } = process.cpuUsage(before);
    askMs += (user + system) / 1000;
    if (ask.status !== 'asked') break;
    const value = evaluate(valuesByName(space, ask.configuration));
    history.push({ configuration: ask.configuration, values: [value], ended: true });
    if (value < best) best = value;
    regrets.push(best - minimum);
  }
  return { seed, regrets, askMs };
}
