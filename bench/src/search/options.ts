import { type StrategyName, strategyNames } from '@sweepq/search';
import { BenchError } from '../bench-error.ts';
import type { SuiteDeps } from '../suite.ts';

type Options = SuiteDeps['options'];

export function strategiesOf({ strategy }: Options): StrategyName[] {
  if (strategy === undefined) return [...strategyNames];
  return strategy.split(',').map((name) => {
    const found = strategyNames.find((each) => each === name);
    if (found !== undefined) return found;
    throw new BenchError(
      'bad-argument',
      `Expected --strategy to name some of ${strategyNames.join(', ')}, got \`${name}\`.`,
    );
  });
}

/** Returns an option as a whole number, or undefined if it is not given. */
export function wholeOf(
  options: Options,
  name: 'budget' | 'seeds' | 'parallelism',
): number | undefined {
  const text = options[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new BenchError(
    'bad-argument',
    `Expected --${name} to be a whole number above 0, got \`${text}\`.`,
  );
}
