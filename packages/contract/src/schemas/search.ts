import { z } from 'zod';
import { expected, maxTrials, seed } from './rules.ts';

export const strategies = ['grid', 'random', 'sobol'] as const;
const strategy = z.enum(strategies, expected(strategies.map((name) => `"${name}"`).join(', ')));

const aTrialCount = expected(`a whole number from 1 to ${maxTrials}`);
const trials = z
  .number(aTrialCount)
  .int(aTrialCount)
  .min(1, aTrialCount)
  .max(maxTrials, aTrialCount);

export const searchRequest = z
  .strictObject(
    { strategy, trials: trials.nullish(), seed: seed.nullish() },
    expected('an object with `strategy`'),
  )
  .superRefine(({ strategy, trials, seed }, context) => {
    const refuse = (path: string[], message: string, got: string) =>
      context.addIssue({ code: 'custom', path, message, params: { got } });
    if (strategy !== 'grid' && trials == null) {
      refuse(['trials'], `to be the number of trials of the strategy ${strategy}`, 'nothing');
    }
    if (strategy === 'grid' && trials != null) {
      refuse(
        ['trials'],
        'to be left out with the strategy grid, which takes every combination',
        `\`${trials}\``,
      );
    }
    if (strategy === 'grid' && seed != null) {
      refuse(['seed'], 'to be left out with the strategy grid, which is not random', `\`${seed}\``);
    }
  })
  .meta({
    if: { properties: { strategy: { const: 'grid' } } },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { properties: { trials: { type: 'null' }, seed: { type: 'null' } } },
    else: { properties: { trials: { type: 'integer' } }, required: ['trials'] },
    id: 'SearchRequest',
    description:
      '`grid` takes every combination. `random` and `sobol` (a low-discrepancy sequence) take `trials` different combinations, which depend only on `seed` (default: 0). They need `trials`. With `grid`, `trials` and `seed` are rejected.',
  });
export type SearchRequest = z.infer<typeof searchRequest>;

export const search = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('grid') }),
  z.strictObject({ strategy: z.enum(['random', 'sobol']), trials, seed }),
]);
export type Search = z.infer<typeof search>;

export function parseSearch({ strategy, trials, seed }: SearchRequest): Search {
  if (strategy === 'grid' || trials == null) return { strategy: 'grid' };
  return { strategy, trials, seed: (seed ?? 0) + 0 };
}

export const defaultSearch: Search = { strategy: 'grid' };
