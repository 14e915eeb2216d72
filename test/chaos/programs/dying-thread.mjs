// A program of training threads. At the run with the seed CHAOS_SEED it ends its thread (CHAOS_WAY=thread) or its process.
import * as own from '../../../apps/worker/dist/threads/training-thread.js';

const { CHAOS_SEED, CHAOS_WAY } = process.env;

export const start = own.start;

export function train(task) {
  if (task.spec.seed !== Number(CHAOS_SEED)) return own.train(task);
  if (CHAOS_WAY === 'thread') process.exit(3);
  // SIGABRT ends the process like a crash in native code. `process.abort()` is not available in threads.
  process.kill(process.pid, 'SIGABRT');
}

export const trainGroup = own.groupTraining(train);
