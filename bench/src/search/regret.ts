// The part `regret`: how far from known minima each strategy ends, beside Optuna and beside random search.
import { renderTable } from '../report/table.ts';
import { compareWithOptuna, figuresOf, renderComparisons } from './against-optuna.ts';
import { compareWithRandom, figuresAgainstRandom } from './against-random.ts';
import { readOptunaResults } from './optuna-results.ts';
import { logRegret, meanOf } from './paired.ts';
import type { Part } from './part.ts';
import { type Cell, searchCells } from './search-cells.ts';

export const measureRegret: Part = async (deps) => {
  const { budget, cells } = await searchCells(deps);
  const optuna = await readOptunaResults();
  const comparisons = compareWithOptuna(cells, optuna, budget);
  const random = compareWithRandom(cells, budget);
  const results = cells.map(({ objective, strategy, parallelism, runs }) => ({
    ...{ function: objective.name, minimum: objective.minimum, strategy, parallelism },
    runs,
  }));
  const title = `Mean log10 of the regret after ${budget} trials; in brackets, ms of processor time for an ask`;
  return {
    document: { budget, optuna: optuna.optuna, comparisons, random, results },
    lines: [title, ...renderCells(cells, budget), ...renderComparisons(comparisons)],
    // The goals apply to the functions of the comparison.
    figures:
      deps.options.function === undefined
        ? [...figuresOf(comparisons), ...figuresAgainstRandom(random, budget)]
        : [],
  };
};

function renderCells(cells: readonly Cell[], budget: number): string[] {
  const names = [...new Set(cells.map(({ objective }) => objective.name))];
  const column = ({ strategy, parallelism }: Cell) => `${strategy} (p ${parallelism})`;
  const columns = [...new Set(cells.map(column))];
  const rows = names.map((name) => [
    name,
    ...columns.map((each) => {
      const cell = cells.find((found) => found.objective.name === name && column(found) === each);
      return cell === undefined ? '–' : renderCell(cell, budget);
    }),
  ]);
  const align = ['left' as const, ...columns.map(() => 'right' as const)];
  return renderTable(['function', ...columns], rows, align);
}

function renderCell({ objective, runs }: Cell, budget: number): string {
  const regrets = runs.map((run) => logRegret(run.improvements, objective.minimum, budget));
  const asks = runs.reduce((sum, { asked }) => sum + asked, 0);
  const ms = runs.reduce((sum, { askMs }) => sum + askMs, 0) / Math.max(1, asks);
  return `${meanOf(regrets).toFixed(2)} (${ms.toFixed(1)})`;
}
