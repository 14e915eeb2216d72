import { setTimeout as delay } from 'node:timers/promises';
import { BenchError } from '../bench-error.ts';
import { ask } from './ask.ts';
import { type SubmitDeps, type Sweep, type SweepRequest, submitSweep } from './submit-sweep.ts';

export type CompletedSweep = {
  id: string;
  /** The time from the request to the answer that reports the end of the sweep. */
  ms: number;
  /** The time from the acceptance to the end, by the clock of the service. It does not depend on the polling interval. */
  servedMs: number;
  trials: number;
};

export type CompleteDeps = SubmitDeps & {
  /** The polling interval. */
  pollMs?: number;
};

/** Submits a sweep, and waits until it has ended. Throws a BenchError unless all its trials are completed. */
export async function completeSweep(
  deps: CompleteDeps,
  request: SweepRequest,
): Promise<CompletedSweep> {
  const { api, signal, pollMs = 20 } = deps;
  const began = performance.now();
  const { id } = await submitSweep(deps, request);
  const url = new URL(`/v1/sweeps/${id}`, api.url);
  for (;;) {
    const { status, createdAt, finishedAt, counts } = await ask<Sweep>(url, { signal });
    if (finishedAt !== null) {
      const ms = performance.now() - began;
      const { completed, total } = counts;
      if (completed === total) {
        const servedMs = Date.parse(finishedAt) - Date.parse(createdAt);
        return { id, ms, servedMs, trials: total };
      }
      const sentence = `The sweep ended as ${status}, ${completed} of ${total} trials completed.`;
      throw new BenchError('sweep-failed', sentence);
    }
    await delay(pollMs, undefined, { signal });
  }
}
