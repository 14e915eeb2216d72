// A program of the thread that prepares datasets. If a test requests it, the thread ends before it has prepared one.
import * as own from '../../apps/worker/dist/threads/preparing-thread.js';

export function prepare(task) {
  if (process.env.TEST_THREADS === 'unprepared') process.exit(3);
  return own.prepare(task);
}
