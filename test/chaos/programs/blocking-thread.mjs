// A program of training threads. Before each run, a thread computes for CHAOS_BUSY_MS without a pause.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const busyMs = Number(process.env.CHAOS_BUSY_MS);

export const start = own.start;

export function train(task) {
  const until = performance.now() + busyMs;
  let work = 0;
  while (performance.now() < until) for (let k = 0; k < 1e6; k++) work += Math.sqrt(k);
  if (Number.isNaN(work)) throw new Error('Never.');
  return own.train(task);
}

export const trainGroup = own.groupTraining(train);
