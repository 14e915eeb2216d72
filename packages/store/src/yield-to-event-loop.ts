import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long work yields to the event loop after this time, so that readers of live events notice no delay. */
const longestMs = 8;

/** Returns a function to await between two steps of long work. It yields to the event loop if 8 ms have passed since the last yield. */
export function createYielder(): () => Promise<void> {
  let begin = performance.now();
  return async () => {
    if (performance.now() - begin < longestMs) return;
    await nextTurn();
    begin = performance.now();
  };
}
