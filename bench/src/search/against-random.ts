import type { StrategyName } from '@sweepq/search';
import { goals } from './goals.ts';
import { logRegret, meanOf } from './paired.ts';
import { type Figure, figureOf } from './part.ts';
import type { Cell } from './search-cells.ts';

export type AgainstRandom = {
  strategy: StrategyName;
  parallelism: number;
  /** The functions on which the mean of log10 of the regret is lower than that of `random`, over the same seeds. */
  better: string[];
  others: string[];
};

export function compareWithRandom(cells: readonly Cell[], budget: number): AgainstRandom[] {
  const compared = new Map<string, AgainstRandom>();
  for (const { objective, strategy, parallelism, runs } of cells) {
    const random = cells.find(
      (cell) => cell.strategy === 'random' && cell.objective === objective,
    )?.runs;
    if (strategy === 'random' || random === undefined) continue;
    const key = `${strategy} ${parallelism}`;
    const entry = compared.get(key) ?? { strategy, parallelism, better: [], others: [] };
    compared.set(key, entry);
    const mean = (of: Cell['runs']) =>
      meanOf(of.map(({ improvements }) => logRegret(improvements, objective.minimum, budget)));
    const isBetter = mean(runs) < mean(random.slice(0, runs.length));
    (isBetter ? entry.better : entry.others).push(objective.name);
  }
  return [...compared.values()];
}

/** The goal applies to strategies that learn from results. */
const learning: ReadonlySet<StrategyName> = new Set(['tpe', 'gp', 'cmaes']);

export const figuresAgainstRandom = (
  compared: readonly AgainstRandom[],
  budget: number,
): Figure[] =>
  compared
    .filter(({ strategy, parallelism }) => learning.has(strategy) && parallelism === 1)
    .map(({ strategy, better, others }) => {
      const except = others.length === 0 ? '' : ` (not ${others.join(', ')})`;
      const what = `${strategy} better than random, ${budget} trials${except}`;
      return figureOf(what, better.length / (better.length + others.length), goals.random);
    });
