import { setImmediate as breathe } from 'node:timers/promises';

/** Long work in one process gives way this often: a reader of live events notices nothing. */
const turnMs = 8;

/** To be waited for between two steps of long work: whoever else is waiting has a turn once this one has lasted. */
export function createGivingWay(): () => Promise<void> {
  let begin = performance.now();
  return async () => {
    if (performance.now() - begin < turnMs) return;
    await breathe();
    begin = performance.now();
  };
}
