import { QueueError } from '@sweepq/contract';

/** A timeout is divided into this number of timer ticks. */
const ticks = 25;
/** The maximum factor by which a blocked event loop lengthens a timeout. */
const mostTimes = 4;

export const tooBusy = () =>
  new QueueError('process-busy', 'This process had too much to do to read the answer of Redis.');

/**
 * Returns the answer, or throws `redis-unavailable` after `timeoutMs`. Only the time in which the event loop runs is counted, because
 * a blocked loop reads no answers: a stall counts as one of 25 ticks. After 4 times `timeoutMs` the error is `process-busy`.
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
      // Before the rejection, the event loop can read an answer that has already arrived.
      setImmediate(() => setImmediate(() => reject(error)));
    }, timeoutMs / ticks);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearInterval(ticking);
  }
}
