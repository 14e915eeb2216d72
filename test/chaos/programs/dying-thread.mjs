// Training threads that end at the run with the seed CHAOS_SEED. CHAOS_WAY selects whether only the thread or the process ends.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const { CHAOS_SEED, CHAOS_WAY } = process.env;

export const start = own.start;

export function train(task) {
  if (task.spec.seed !== Number(CHAOS_SEED)) return own.train(task);
  if (CHAOS_WAY === 'thread') process.exit(3);
  // Replaces `process.abort()`, which threads do not have. A crash in native code ends the process in the same way.
  process.kill(process.pid, 'SIGABRT');
}
