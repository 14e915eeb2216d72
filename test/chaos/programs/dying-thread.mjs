// Training threads that the run of one seed ends: CHAOS_SEED. By CHAOS_WAY alone, or with the process and all its other threads.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const { CHAOS_SEED, CHAOS_WAY } = process.env;

export const start = own.start;

export function train(task) {
  if (task.spec.seed !== Number(CHAOS_SEED)) return own.train(task);
  if (CHAOS_WAY === 'thread') process.exit(3);
  // What `process.abort()` does, which threads are not given; native code that fails is not asked.
  process.kill(process.pid, 'SIGABRT');
}
