// A search and its pruning in words.
import type { SweepSpec } from '@sweepq/client';
import { formatCount, formatNumberOf } from './format-number.ts';

type Search = SweepSpec['search'];
type Pruning = NonNullable<SweepSpec['pruning']>;

/** Returns a search in words: "tpe, 100 trials, seed 0, 8 open". */
export function saySearch({ strategy, trials, seed, parallelism }: Search): string {
  const parts: string[] = [strategy];
  if (trials !== null) parts.push(formatNumberOf(trials, 'trial'));
  if (seed !== null) parts.push(`seed ${seed}`);
  if (parallelism !== null) parts.push(`${formatCount(parallelism)} open`);
  return parts.join(', ');
}

/** Returns a pruning rule in words: "halving, η 3, from 75 iterations, cohorts of 27". */
export function sayPruning(pruning: Pruning): string {
  const { rule, eta, minIterations, cohort, patience, startup, warmup } = pruning;
  const parts = [rule, `η ${eta}`, `from ${formatNumberOf(minIterations, 'iteration')}`];
  if (cohort !== null) parts.push(`cohorts of ${formatCount(cohort)}`);
  if (patience !== null) parts.push(`patience ${formatNumberOf(patience, 'rung')}`);
  if (startup !== null) parts.push(`from ${formatNumberOf(startup, 'result')}`);
  if (warmup !== null) parts.push(`warm-up ${formatNumberOf(warmup, 'iteration')}`);
  return parts.join(', ');
}

/** Returns a rung in words: "rung 1 (225 iterations)". `rungs` are the iteration counts of all rungs. */
export function sayRung(rung: number, rungs: readonly number[]): string {
  const iterations = rungs[rung];
  return iterations === undefined
    ? `rung ${rung}`
    : `rung ${rung} (${formatNumberOf(iterations, 'iteration')})`;
}

/** Returns where a trial is between the rungs: "waits at rung 1 (225 iterations)". Undefined for a trial that says so by its status. */
export function sayPlace(
  status: string,
  rung: number | null,
  rungs: readonly number[],
): string | undefined {
  if (rung === null) return undefined;
  if (status === 'queued') return `waits at ${sayRung(rung, rungs)}`;
  if (status === 'pruned') return `pruned at ${sayRung(rung, rungs)}`;
  return status === 'running' ? `trains from ${sayRung(rung, rungs)}` : undefined;
}

/**
 * Returns the number of first trials that an adaptive search takes from Sobol's sequence: trial n sees the results of the trials below
 * n − (parallelism − 1), and the strategy learns from `startup` results on. 0 for the other searches.
 */
export function countStartup({ strategy, startup, parallelism }: Search): number {
  if (startup === null || parallelism === null) return 0;
  const least = strategy === 'gp' ? 2 : 1;
  return Math.max(least, startup) + parallelism - 1;
}
