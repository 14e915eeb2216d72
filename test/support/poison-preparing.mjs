// A program of the thread that prepares datasets, which ends before it has one where a test says so.
import * as own from '../../apps/worker/dist/threads/preparing-thread.js';

export function prepare(task) {
  if (process.env.TEST_THREADS === 'unprepared') process.exit(3);
  return own.prepare(task);
}
