// A program of the thread that prepares datasets. With TEST_THREADS=unprepared, the thread exits before it has prepared a dataset.
import * as own from '../../apps/worker/dist/threads/preparing-thread.js';

export function prepare(task) {
  if (process.env.TEST_THREADS === 'unprepared') process.exit(3);
  return own.prepare(task);
}
