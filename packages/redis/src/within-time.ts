import { QueueError } from '@sweepq/contract';

/** A timeout is counted in this number of timer ticks. */
const ticks = 25;
/** If the event loop is mostly blocked, the timeout takes at most this many times as long. */
const mostTimes = 4;

export const tooBusy = () =>
  new QueueError('process-busy', 'This process had too much to do to read the answer of Redis.');

/**
 * Returns the answer, or throws `redis-unavailable` after `timeoutMs`. Only time in which the event loop runs is counted: a
 * blocked loop reads no answers, and a stall counts as one tick of 25. After 4 times the timeout the error is
 * `process-busy`.
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
      // Lets the loop read an answer that has already arrived, before it rejects.
      setImmediate(() => setImmediate(() => reject(error)));
    }, timeoutMs / ticks);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearInterval(ticking);
  }
}
