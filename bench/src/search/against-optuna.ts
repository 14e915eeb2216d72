// The paired comparison with Optuna: its searches began with the same ten points.
import type { StrategyName } from '@sweepq/search';
import { renderTable } from '../report/table.ts';
import { goals } from './goals.ts';
import { type OptunaMode, type OptunaResults, optunaModes } from './optuna-results.ts';
import { logRegret, type Pooled, pool } from './paired.ts';
import { type Figure, figureOf } from './part.ts';
import type { Cell } from './search-cells.ts';

export type Comparison = Pooled & {
  strategy: StrategyName;
  mode: OptunaMode;
  parallelism: number;
  budget: number;
};

/** `gp` is compared on these functions only, after 100 trials. */
const smooth = ['branin', 'hartmann6', 'sphere5', 'rosenbrock2', 'styblinski-tang5'];
const gpBudget = 100;
const budgets = [50, 100, 200];

/** Compares all runs of `tpe` and `gp` for which there are studies of Optuna. */
export function compareWithOptuna(
  cells: readonly Cell[],
  { results }: OptunaResults,
  most: number,
): Comparison[] {
  const compared: Comparison[] = [];
  for (const strategy of ['tpe', 'gp'] as const) {
    const own = cells.filter(
      (cell) =>
        cell.strategy === strategy &&
        cell.objective.name in results &&
        (strategy === 'tpe' || smooth.includes(cell.objective.name)),
    );
    for (const mode of optunaModes) {
      for (const parallelism of new Set(own.map((cell) => cell.parallelism))) {
        for (const budget of strategy === 'tpe' ? budgets : [gpBudget]) {
          if (budget > most) continue;
          const differences = own
            .filter((cell) => cell.parallelism === parallelism)
            .map((cell) => [cell.objective.name, differencesOf(cell)] as const);
          compared.push({ strategy, mode, parallelism, budget, ...pool(new Map(differences)) });

          function differencesOf({ objective: { name, minimum }, runs }: Cell): number[] {
            const studies = results[name]?.[mode] ?? [];
            return runs.flatMap(({ seed, improvements }) => {
              const theirs = studies[seed];
              if (theirs === undefined) return [];
              return [
                logRegret(improvements, minimum, budget) - logRegret(theirs, minimum, budget),
              ];
            });
          }
        }
      }
    }
  }
  return compared;
}

/** The goals apply to searches whose trials follow each other, as Optuna's do. */
export function figuresOf(comparisons: readonly Comparison[]): Figure[] {
  return comparisons.flatMap(({ strategy, mode, parallelism, budget, ...pooled }) => {
    if (parallelism !== 1) return [];
    const what = `${strategy} − Optuna, ${mode}, ${budget} trials`;
    if (strategy === 'gp') return [figureOf(`${what}: pooled`, pooled.mean, goals.gpPooled)];
    const [worst, value] = Object.entries(pooled.functions).reduce((a, b) => (b[1] > a[1] ? b : a));
    return [
      figureOf(`${what}: upper bound of the pooled`, pooled.upper, goals.tpePooled),
      figureOf(`${what}: worst function, ${worst}`, value, goals.tpeWorst),
    ];
  });
}

/** One table for each strategy and mode: a row for each function, a column for each parallelism and budget. */
export function renderComparisons(comparisons: readonly Comparison[]): string[] {
  const groups = new Map<string, Comparison[]>();
  for (const each of comparisons) {
    const title = `Mean of log10 regret, \`${each.strategy}\` − Optuna (${each.mode})`;
    groups.set(title, [...(groups.get(title) ?? []), each]);
  }
  return [...groups].flatMap(([title, group]) => {
    const names = Object.keys(group[0]?.functions ?? {});
    const rows = names.map((name) => [
      name,
      ...group.map(({ functions }) => signed(functions[name] ?? Number.NaN)),
    ]);
    rows.push(['pooled', ...group.map(({ mean }) => signed(mean))]);
    rows.push(['95 % upper bound', ...group.map(({ upper }) => signed(upper))]);
    const heads = group.map(({ parallelism, budget }) => `${budget} (p ${parallelism})`);
    const align = ['left' as const, ...group.map(() => 'right' as const)];
    return ['', title, ...renderTable(['function', ...heads], rows, align)];
  });
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
