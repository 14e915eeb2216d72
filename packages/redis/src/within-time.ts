import { QueueError } from '@sweepq/contract';

/** A timeout is counted in this many ticks of a timer. */
const ticks = 25;
/** A process whose loop hardly turns waits for this many times the timeout. */
const mostTimes = 4;

export const tooBusy = () =>
  new QueueError('process-busy', 'This process had too much to do to read the answer of Redis.');

/**
 * The answer, or `redis-unavailable` after `timeoutMs`. Only time in which the event loop turns is counted: a loop that
 * stands still reads no answer, and a stall counts as one tick of 25. After 4 times the timeout the error is `process-busy`.
 */
export async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  const began = performance.now();
  let ticking: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    let left = ticks;
    ticking = setInterval(() => {
      left -= 1;
      const isOver = performance.now() - began >= mostTimes * timeoutMs;
      if (left > 0 && !isOver) return;
      clearInterval(ticking);
      const silent = `Redis did not answer within ${timeoutMs} ms.`;
      const error = left > 0 ? tooBusy() : new QueueError('redis-unavailable', silent);
      // An answer that has already arrived is read before this callback runs.
      setImmediate(() => setImmediate(() => reject(error)));
    }, timeoutMs / ticks);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearInterval(ticking);
  }
}
