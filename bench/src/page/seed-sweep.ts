import { setTimeout as delay } from 'node:timers/promises';
import { ask } from '../sweeps/ask.ts';
import { type SubmitDeps, type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';

/** All eight hyperparameters vary. With the train cost and the accuracy, the page shows ten axes. Some rates diverge. */
const space = {
  learningRate: { min: 1e-4, max: 100, scale: 'log' },
  iterations: [20, 50, 100],
  l2: { min: 1e-6, max: 1e-1, scale: 'log' },
  momentum: { min: 0, max: 0.95 },
  initScale: { min: 0, max: 0.1 },
  seed: [0, 1, 2, 3],
  nesterov: [true, false],
  preprocessing: ['divide255', 'standardize'],
};

type SeedOptions = { dataset: string; trials: number; seed: number };

/** Submits a sweep of random trials, and returns its id. */
export async function startSweep(
  deps: SubmitDeps,
  { dataset, trials, seed }: SeedOptions,
): Promise<string> {
  const search = { strategy: 'random', trials, seed };
  const { id } = await submitSweep(deps, { dataset, space, search });
  return id;
}

/** Waits until all trials of a sweep are trained. */
export async function waitForEnd({ api, signal }: SubmitDeps, id: string): Promise<void> {
  const url = new URL(`/v1/sweeps/${id}`, api.url);
  for (;;) {
    const { finishedAt } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) return;
    await delay(250, undefined, { signal });
  }
}
