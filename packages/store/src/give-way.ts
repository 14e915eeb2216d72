import { setImmediate as breathe } from 'node:timers/promises';

/** Long work yields to the event loop after this time, so that readers of live events notice no delay. */
const turnMs = 8;

/**
 * Returns a function to await between two steps of long work. It yields to the event loop if the current turn has lasted
 * long enough.
 */
export function createGivingWay(): () => Promise<void> {
  let begin = performance.now();
  return async () => {
    if (performance.now() - begin < turnMs) return;
    await breathe();
    begin = performance.now();
  };
}
