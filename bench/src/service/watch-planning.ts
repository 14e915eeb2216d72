import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Part as Process } from '@sweepq/stack';
import { BenchError } from '../bench-error.ts';
import { type Measurement, summarise } from '../measure/measurement.ts';
import { ask } from '../sweeps/ask.ts';
import { type Service, startService } from '../sweeps/start-service.ts';
import { type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { largeSweeps } from './large-sweeps.ts';
import type { ServiceBenchDeps } from './part.ts';
import { pausesEnv, readLongestPause } from './pauses.ts';

/** The number of measured sweeps of each kind. */
const times = 2;
const pollMs = 20;

/**
 * Measures the longest pause of the api's event loop while each large sweep is submitted and planned. The worker plans the
 * sweep and trains its runs, and this client polls the sweep. The service is a separate one without other sweeps: the worker would first
 * plan and train the sweeps that were submitted before.
 */
export async function watchPlanning(deps: ServiceBenchDeps): Promise<Measurement[]> {
  const pausesPath = join(deps.homeDir, 'pauses');
  const service = await startService(deps, { workers: 0, env: pausesEnv(deps.env, pausesPath) });
  try {
    return await Promise.race([watch(deps, service, pausesPath), service.stack.failed]);
  } finally {
    await service.stack.stop();
  }
}

async function watch(
  { signal }: ServiceBenchDeps,
  { stack, api, addWorker }: Service,
  pausesPath: string,
): Promise<Measurement[]> {
  const samples = largeSweeps.map((): number[] => []);
  // With the level info, the worker logs that it has queued all runs of a sweep.
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

const planned = '"queued runs of a sweep"';

/** Waits until the worker has logged that it queued all runs of the sweep. */
async function waitForPlan(worker: Process, url: URL, id: string, signal: AbortSignal) {
  while (!worker.logLines.some((line) => line.includes(id) && line.includes(planned))) {
    const { finishedAt } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) {
      throw new BenchError(
        'sweep-failed',
        `The worker trained all runs, but logged no ${planned}.`,
      );
    }
    await delay(pollMs, undefined, { signal });
  }
}
