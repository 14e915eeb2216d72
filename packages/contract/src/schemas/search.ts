import { z } from 'zod';
import { expected, maxTrials, seed } from './rules.ts';

/** Strategies whose trials depend on the space alone. */
const plannedStrategies = ['grid', 'random', 'sobol'] as const;
/** Strategies that choose each trial by the outcomes of earlier trials. */
export const adaptiveStrategies = ['tpe', 'gp', 'cmaes'] as const;
/** Adaptive strategies that take points of Sobol's sequence first. `cmaes` draws its first generation from its own distribution. */
const strategiesWithStartup = ['tpe', 'gp'] as const;
export const strategies = [...plannedStrategies, ...adaptiveStrategies] as const;
export type Strategy = (typeof strategies)[number];

/** Every process that reads an adaptive sweep reads what was chosen for all its trials, so their number is limited. */
export const maxAdaptiveTrials = 10_000;
const maxParallelism = 1_000;

const strategy = z.enum(strategies, expected(strategies.map((name) => `"${name}"`).join(', ')));

const wholeUpTo = (most: number) => {
  const aCount = expected(`a whole number from 1 to ${most}`);
  return z.number(aCount).int(aCount).min(1, aCount).max(most, aCount);
};
const trials = wholeUpTo(maxTrials);
const adaptiveTrials = wholeUpTo(maxAdaptiveTrials);
const parallelism = wholeUpTo(maxParallelism);
const startup = wholeUpTo(maxAdaptiveTrials);

export const searchRequest = z
  .strictObject(
    {
      strategy,
      trials: trials.nullish(),
      seed: seed.nullish(),
      parallelism: parallelism.nullish().meta({
        description:
          'Only for an adaptive strategy: the number of trials that can be open at once. It determines which outcomes a trial can depend on, so it changes the trials. Use about twice the number of training threads. Default: 8.',
      }),
      startup: startup.nullish().meta({
        description:
          "Only for `tpe` and `gp`: the number of results from which on the strategy learns. Trial n sees the results of the trials below n − (`parallelism` − 1), so the first `startup` + `parallelism` − 1 trials are points of Sobol's sequence. `gp` learns from at least 2 results. Default: 10.",
      }),
    },
    expected('an object with `strategy`'),
  )
  .superRefine((request, context) => {
    const { strategy } = request;
    const refuse = (name: keyof typeof request, message: string, got = `\`${request[name]}\``) =>
      context.addIssue({ code: 'custom', path: [name], message, params: { got } });
    const leaveOut = (names: readonly (keyof typeof request)[], why: string) => {
      for (const name of names) {
        if (request[name] != null) {
          refuse(name, `to be left out with the strategy ${strategy}, which ${why}`);
        }
      }
    };
    if (strategy === 'grid') {
      leaveOut(['trials'], 'takes every combination');
      leaveOut(['seed'], 'is not random');
    } else if (request.trials == null) {
      refuse('trials', `to be the number of trials of the strategy ${strategy}`, 'nothing');
    }
    if (strategy === 'cmaes') {
      leaveOut(['startup'], 'begins with a generation of its own');
    }
    if (!isAdaptiveStrategy(strategy)) {
      leaveOut(['parallelism', 'startup'], 'does not learn from outcomes');
    } else if (request.trials != null && request.trials > maxAdaptiveTrials) {
      refuse('trials', `to be at most ${maxAdaptiveTrials} with the strategy ${strategy}`);
    }
  })
  .meta({
    if: { properties: { strategy: { const: 'grid' } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { trials: { type: 'null' }, seed: { type: 'null' } } },
    else: { properties: { trials: { type: 'integer' } }, required: ['trials'] },
    id: 'SearchRequest',
    description:
      '`grid` takes every combination. `random` and `sobol` (a low-discrepancy sequence) take `trials` different combinations, which depend only on `seed` (default: 0). `tpe` (tree-structured Parzen estimators), `gp` (Gaussian process) and `cmaes` (CMA-ES) are adaptive: they choose each trial by the outcomes of earlier trials, and `seed` and `parallelism` determine the trials, also with any number of workers. All strategies except `grid` need `trials`. With `grid`, `trials` and `seed` are rejected. Only the adaptive strategies take `parallelism`, and only `tpe` and `gp` take `startup`.',
  });
export type SearchRequest = z.infer<typeof searchRequest>;

export const search = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('grid') }),
  z.strictObject({ strategy: z.enum(['random', 'sobol']), trials, seed }),
  z.strictObject({
    strategy: z.enum(strategiesWithStartup),
    trials: adaptiveTrials,
    seed,
    parallelism,
    startup,
  }),
  z.strictObject({ strategy: z.literal('cmaes'), trials: adaptiveTrials, seed, parallelism }),
]);
export type Search = z.infer<typeof search>;
export type AdaptiveSearch = Extract<Search, { parallelism: number }>;

const defaultParallelism = 8;
const defaultStartup = 10;

export function parseSearch(request: SearchRequest): Search {
  const { strategy, trials, parallelism, startup } = request;
  if (strategy === 'grid' || trials == null) return { strategy: 'grid' };
  const seed = (request.seed ?? 0) + 0;
  if (!isAdaptiveStrategy(strategy)) return { strategy, trials, seed };
  const adaptive = { trials, seed, parallelism: parallelism ?? defaultParallelism };
  return strategy === 'cmaes'
    ? { strategy, ...adaptive }
    : { strategy, ...adaptive, startup: startup ?? defaultStartup };
}

/** Whether a strategy chooses each trial by the outcomes of earlier trials. */
export const isAdaptiveStrategy = (
  strategy: Strategy,
): strategy is (typeof adaptiveStrategies)[number] =>
  adaptiveStrategies.some((name) => name === strategy);

export const isAdaptive = (search: Search): search is AdaptiveSearch =>
  isAdaptiveStrategy(search.strategy);

export const defaultSearch: Search = { strategy: 'grid' };
