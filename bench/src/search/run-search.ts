// The suite `search`: how far from the minimum of a known function each strategy ends.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type StrategyName, strategyNames } from '@sweepq/search';
import { BenchError } from '../bench-error.ts';
import { describeMachine } from '../machine.ts';
import { renderTable } from '../report/table.ts';
import type { SuiteDeps, SuiteResult } from '../suite.ts';
import { branin } from './functions/branin.ts';
import { hartmann6 } from './functions/hartmann-6.ts';
import { ackley, rastrigin, rosenbrock, sphere, styblinskiTang } from './functions/sums.ts';
import { training } from './functions/training.ts';
import type { Objective } from './objective.ts';
import { runStrategy, type StrategyRun } from './run-strategy.ts';

const objectives: readonly Objective[] = [
  ...[branin, hartmann6, sphere(5), sphere(10), rosenbrock(2), rosenbrock(10)],
  ...[ackley(5), rastrigin(5), styblinskiTang(5), training],
];

/** A regret below this is written as this: no seed must decide the mean of the logarithms alone. */
const leastRegret = 1e-9;

type Cell = { function: string; strategy: StrategyName; runs: StrategyRun[] };

export async function runSearch({ options, report, signal }: SuiteDeps): Promise<SuiteResult> {
  const [budget, seeds] = [wholeOf(options, 'budget', 100), wholeOf(options, 'seeds', 10)];
  const parallelism = wholeOf(options, 'parallelism', 1);
  const strategies = strategiesOf(options.strategy);
  const chosen = options.function === undefined ? objectives : [await load(options.function)];
  const cells: Cell[] = [];
  for (const objective of chosen) {
    const hasLists = objective.space.some((part) => part.some(({ kind }) => kind === 'list'));
    for (const strategy of strategies) {
      // CMA-ES refuses lists and several parts.
      if (strategy === 'cmaes' && (hasLists || objective.space.length > 1)) continue;
      signal.throwIfAborted();
      report(`${objective.name} ${strategy} …`);
      const runs = Array.from({ length: seeds }, (_, seed) =>
        runStrategy(objective, { strategy, seed, budget, parallelism }),
      );
      cells.push({ function: objective.name, strategy, runs });
    }
  }
  const settings = { budget, seeds, parallelism };
  const results = cells.map((cell) => ({ ...cell, ...summaryOf(cell.runs) }));
  const document = { machine: describeMachine(), settings, results };
  const title = `Mean log10 of the regret after ${budget} trials, ${seeds} seeds, parallelism ${parallelism}; in brackets ms of processor time an ask`;
  return { document, lines: [title, '', ...table(results)], ok: true };
}

function summaryOf(runs: readonly StrategyRun[]) {
  const logs = runs.map(({ regrets }) => Math.log10(Math.max(leastRegret, regrets.at(-1) ?? NaN)));
  const asks = runs.reduce((sum, { regrets }) => sum + regrets.length, 0);
  const meanLogRegret = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const square = logs.reduce((sum, each) => sum + (each - meanLogRegret) ** 2, 0);
  return {
    meanLogRegret,
    standardError: Math.sqrt(square / Math.max(1, logs.length - 1) / logs.length),
    msAnAsk: runs.reduce((sum, { askMs }) => sum + askMs, 0) / asks,
  };
}

function table(results: readonly (Cell & ReturnType<typeof summaryOf>)[]): string[] {
  const names = [...new Set(results.map((result) => result.function))];
  const strategies = [...new Set(results.map(({ strategy }) => strategy))];
  const rows = names.map((name) => [
    name,
    ...strategies.map((strategy) => {
      const found = results.find((each) => each.function === name && each.strategy === strategy);
      if (found === undefined) return '–';
      return `${found.meanLogRegret.toFixed(2)} (${found.msAnAsk.toFixed(1)})`;
    }),
  ]);
  return renderTable(['function', ...strategies], rows, [
    'left',
    ...strategies.map(() => 'right' as const),
  ]);
}

function strategiesOf(names: string | undefined): StrategyName[] {
  if (names === undefined) return [...strategyNames];
  return names.split(',').map((name) => {
    const found = strategyNames.find((each) => each === name);
    if (found !== undefined) return found;
    throw new BenchError(
      'bad-argument',
      `Expected --strategy to name some of ${strategyNames.join(', ')}, got \`${name}\`.`,
    );
  });
}

function wholeOf(
  options: SuiteDeps['options'],
  name: 'budget' | 'seeds' | 'parallelism',
  usual: number,
) {
  const text = options[name];
  const value = text === undefined ? usual : Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new BenchError(
    'bad-argument',
    `Expected --${name} to be a whole number above 0, got \`${text}\`.`,
  );
}

async function load(path: string): Promise<Objective> {
  const module = (await import(pathToFileURL(resolve(path)).href)) as { default?: Objective };
  const { name, space, minimum, evaluate } = module.default ?? {};
  if (typeof name === 'string' && Array.isArray(space) && typeof minimum === 'number' && evaluate) {
    return { name, space, minimum, evaluate };
  }
  throw new BenchError(
    'bad-argument',
    `Expected the default export of ${path} to have name, space, minimum and evaluate.`,
  );
}
