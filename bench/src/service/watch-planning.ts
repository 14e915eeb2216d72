import { setTimeout as delay } from 'node:timers/promises';
import type { Part as Process } from '@sweepq/stack';
import { type Measurement, summarise } from '../measure/measurement.ts';
import { ask } from '../sweeps/ask.ts';
import type { Service } from '../sweeps/start-service.ts';
import { type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { largeSweeps } from './large-sweeps.ts';
import type { ServiceBenchDeps } from './part.ts';
import { readLongestPause } from './pauses.ts';

/** The number of measured sweeps of each kind. */
const times = 2;
const pollMs = 20;

/**
 * Measures the longest pause of the api's event loop while each large sweep is submitted and planned. The worker plans the
 * sweep and trains its runs, and this client polls the sweep.
 */
export async function watchPlanning(
  { signal }: ServiceBenchDeps,
  { stack, api, addWorker }: Service,
  pausesPath: string,
): Promise<Measurement[]> {
  const samples = largeSweeps.map((): number[] => []);
  // With the level info, the worker logs that it has planned a sweep.
  const worker = await addWorker(1, { LOG_LEVEL: 'info' });
  try {
    for (let round = 0; round < times; round++) {
      for (const [k, { create }] of largeSweeps.entries()) {
        // Resets the measurement.
        await readLongestPause(stack.api, pausesPath);
        const { id } = await submitSweep({ api, signal }, create());
        const url = new URL(`/v1/sweeps/${id}`, api.url);
        await waitForPlan(worker, url, id, signal);
        samples[k]?.push(await readLongestPause(stack.api, pausesPath));
        await ask(new URL(`${url.pathname}/cancel`, url), { method: 'POST', signal });
      }
    }
  } finally {
    await worker.stop();
  }
  return largeSweeps.map(({ name }, k) =>
    summarise(`sweepq: longest pause of the api, ${name}`, 'ms', samples[k] ?? []),
  );
}

/** Waits until the worker has logged that it planned the sweep, or until the sweep has ended. */
async function waitForPlan(worker: Process, url: URL, id: string, signal: AbortSignal) {
  const isPlanned = () =>
    worker.logLines.some((line) => line.includes(id) && line.includes('"planned a sweep"'));
  while (!isPlanned()) {
    const { finishedAt } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) return;
    await delay(pollMs, undefined, { signal });
  }
}
