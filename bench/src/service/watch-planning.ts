import { setTimeout as delay } from 'node:timers/promises';
import type { Part as Process } from '@sweepq/stack';
import { type Measurement, summarise } from '../measure/measurement.ts';
import { ask } from '../sweeps/ask.ts';
import type { Service } from '../sweeps/start-service.ts';
import { type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { largeSweeps } from './large-sweeps.ts';
import type { ServiceBenchDeps } from './part.ts';
import { readLongestPause } from './pauses.ts';

/** How often a sweep of each kind is planned. */
const times = 2;
const pollMs = 20;

/**
 * The longest pause of the api's event loop while each of some sweeps is submitted and planned, by a worker that
 * trains what is there already, and watched by a client.
 */
export async function watchPlanning(
  { signal }: ServiceBenchDeps,
  { stack, api, addWorker }: Service,
  pausesPath: string,
): Promise<Measurement[]> {
  const samples = largeSweeps.map((): number[] => []);
  // It says when it has planned a sweep.
  const worker = await addWorker(1, { LOG_LEVEL: 'info' });
  try {
    for (let round = 0; round < times; round++) {
      for (const [k, { create }] of largeSweeps.entries()) {
        // What has been until now is not asked for.
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

/** Until the worker has logged it; a sweep that has ended was planned before. */
async function waitForPlan(worker: Process, url: URL, id: string, signal: AbortSignal) {
  const isTold = () =>
    worker.logLines.some((line) => line.includes(id) && line.includes('"planned a sweep"'));
  while (!isTold()) {
    const { finishedAt } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) return;
    await delay(pollMs, undefined, { signal });
  }
}
