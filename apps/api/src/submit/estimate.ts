import { listSpaces, type SweepSpec } from '@sweepq/contract';
import type { DryRun } from '../views/dry-run-view.ts';
import { type EstimateDeps, estimatePaces } from './estimate-paces.ts';
import { type ModelSetup, parseSetup, setupsOf } from './model-setup.ts';

/** The remaining work of a sweep. */
export type Work = Pick<DryRun, 'runs' | 'reusedTrials' | 'reusedRuns' | 'continuedRuns'> & {
  /** The number of iterations to train for each setup, on which the time of an iteration depends. */
  iterations: Map<ModelSetup, number>;
};

type Estimate = Pick<DryRun, 'estimatedMs' | 'iterationMs' | 'threads'> & {
  /** Whether the time of an iteration was not measured for some setups, but computed from the speed of other runs. */
  isComputed: boolean;
};

/** Estimates the duration from measured speeds and the number of training threads, of which a run uses one. */
export async function estimate(
  deps: EstimateDeps,
  spec: SweepSpec,
  { runs, reusedRuns, iterations }: Work,
): Promise<Estimate> {
  const ofSpaces = listSpaces(spec.space).flatMap((space) => [...setupsOf(space).keys()]);
  const used = [...new Set([...ofSpaces, ...iterations.keys()])];
  const [{ threads }, measured] = await Promise.all([
    deps.store.countWorkers(),
    readPaces(deps, spec, used),
  ]);
  const counts = used.map((setup) => iterations.get(setup) ?? 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    const iterationMs = toMs(measured[0] ?? null);
    return { estimatedMs: 0, iterationMs, threads, isComputed: false };
  }
  const unknown = used.filter((_, k) => (counts[k] ?? 0) > 0 && measured[k] === null);
  const computed = await estimatePaces(deps, spec, unknown);
  let seconds: number | null = 0;
  for (const [k, count] of counts.entries()) {
    const pace = measured[k] ?? computed.get(used[k] as ModelSetup) ?? null;
    if (count > 0) seconds = pace === null || seconds === null ? null : seconds + count * pace;
  }
  const busy = Math.min(threads, runs - reusedRuns);
  return {
    estimatedMs: toMs(seconds === null || busy === 0 ? null : seconds / busy),
    iterationMs: toMs(seconds === null ? null : seconds / total),
    threads,
    isComputed: seconds !== null && unknown.length > 0,
  };
}

/**
 * Returns the measured time of an iteration for each setup. Null for a setup that was not timed, and for one with an `optimization`: no time of
 * its own is recorded.
 */
async function readPaces(
  { store }: EstimateDeps,
  { dataset, validation }: SweepSpec,
  setups: readonly ModelSetup[],
): Promise<(number | null)[]> {
  const parsed = setups.map(parseSetup);
  const timed = parsed.filter(({ params }) => params.optimization === undefined);
  const paces = await store.readPaces(
    timed.map(({ preprocessing, layers }) => ({ dataset, validation, preprocessing, layers })),
  );
  const bySetup = new Map(timed.map((each, k) => [each, paces[k] ?? null]));
  return parsed.map((each) => bySetup.get(each) ?? null);
}

const toMs = (seconds: number | null) => (seconds === null ? null : seconds * 1_000);
