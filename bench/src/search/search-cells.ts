// Runs every strategy on every function.
import { SearchError, type StrategyName } from '@sweepq/search';
import type { SuiteDeps } from '../suite.ts';
import { readFirstPoints, startOf } from './first-points.ts';
import { functions } from './functions/functions.ts';
import { loadFunction } from './load-function.ts';
import type { Objective } from './objective.ts';
import { strategiesOf, wholeOf } from './options.ts';
import { runStrategy, type StrategyRun } from './run-strategy.ts';

/** All runs of one strategy on one function. */
export type Cell = {
  objective: Objective;
  strategy: StrategyName;
  parallelism: number;
  runs: readonly StrategyRun[];
};

export type Cells = { budget: number; cells: readonly Cell[] };

const usual = {
  budget: 200,
  seeds: 50,
  /** A model of `gp` costs more than those of all other strategies. */
  gpSeeds: 20,
  parallelisms: [1, 8],
} as const;

export async function searchCells({ options, report, signal }: SuiteDeps): Promise<Cells> {
  const strategies = strategiesOf(options);
  const budget = wholeOf(options, 'budget') ?? usual.budget;
  const given = wholeOf(options, 'parallelism');
  const points = await readFirstPoints();
  const chosen =
    options.function === undefined ? functions : [await loadFunction(options.function)];
  const cells: Cell[] = [];
  for (const objective of chosen) {
    for (const strategy of strategies) {
      const seeds = wholeOf(options, 'seeds') ?? (strategy === 'gp' ? usual.gpSeeds : usual.seeds);
      for (const parallelism of given === undefined ? parallelismsOf(strategy) : [given]) {
        report(`${objective.name}: ${strategy}, parallelism ${parallelism} …`);
        const runs: StrategyRun[] = [];
        for (let seed = 0; seed < seeds; seed++) {
          // So that Ctrl-C ends the suite: an ask blocks the event loop.
          await new Promise((resolve) => setImmediate(resolve));
          signal.throwIfAborted();
          const start = startOf(points, objective.space, seed).slice(0, budget);
          const settings = { strategy, seed, budget, parallelism, start };
          const run = unlessUnsuitable(() => runStrategy(objective, settings));
          if (run === undefined) break;
          runs.push(run);
        }
        if (runs.length > 0) cells.push({ objective, strategy, parallelism, runs });
      }
    }
  }
  return { budget, cells };
}

/** The points of `random` and `sobol` do not depend on the results of others. */
const parallelismsOf = (strategy: StrategyName): readonly number[] =>
  strategy === 'random' || strategy === 'sobol' ? [1] : usual.parallelisms;

/** CMA-ES refuses lists and several parts. */
function unlessUnsuitable<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof SearchError && error.code === 'unsuitable-space') return undefined;
    throw error;
  }
}
