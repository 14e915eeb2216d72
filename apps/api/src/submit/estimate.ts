import { listSpaces, type SweepSpec } from '@sweepq/contract';
import type { DryRun } from '../views/dry-run-view.ts';
import { type ModelSetup, parseSetup, setupsOf } from './model-setup.ts';
import type { SubmitDeps } from './submit-sweep.ts';

/** The remaining work of a sweep. */
export type Work = Pick<DryRun, 'runs' | 'reusedTrials' | 'reusedRuns' | 'continuedRuns'> & {
  /** The number of iterations to train for each setup, on which the time of an iteration depends. */
  iterations: Map<ModelSetup, number>;
};

type Estimate = Pick<DryRun, 'estimatedMs' | 'iterationMs' | 'threads'>;

/** Estimates the duration from measured speeds and the number of training threads, of which a run uses one. */
export async function estimate(
  { store }: Pick<SubmitDeps, 'store'>,
  { dataset, validation, space }: SweepSpec,
  { runs, reusedRuns, iterations }: Work,
): Promise<Estimate> {
  const used = [...new Set([...listSpaces(space).flatMap(setupsOf), ...iterations.keys()])];
  const [{ threads }, paces] = await Promise.all([
    store.countWorkers(),
    store.readPaces(used.map((setup) => ({ dataset, validation, ...parseSetup(setup) }))),
  ]);
  const counts = used.map((setup) => iterations.get(setup) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { estimatedMs: 0, iterationMs: toMs(paces[0] ?? null), threads };
  let seconds: number | null = 0;
  for (const [k, count] of counts.entries()) {
    const pace = paces[k] ?? null;
    if (count > 0) seconds = pace === null || seconds === null ? null : seconds + count * pace;
  }
  const busy = Math.min(threads, runs - reusedRuns);
  return {
    estimatedMs: toMs(seconds === null || busy === 0 ? null : seconds / busy),
    iterationMs: toMs(seconds === null ? null : seconds / total),
    threads,
  };
}

const toMs = (seconds: number | null) => (seconds === null ? null : seconds * 1_000);
