import type { Log } from './create-log.ts';

/** The minimum interval between two lines with the same message. */
const intervalMs = 10_000;
/** The maximum number of messages in the cache. Usually only a few different errors occur. */
const maxMessages = 50;

/**
 * Returns a function that logs errors which occur many times, such as the errors of all connections to Redis. The first error
 * with a message is logged immediately. Later errors with the same message are logged at most every 10 s, with the number of
 * errors that were suppressed since the last line.
 */
export function createTroubleReporter(
  log: Log,
  what: string,
  now: () => number = () => performance.now(),
): (error: Error) => void {
  const logged = new Map<string, { at: number; suppressed: number }>();
  return (err) => {
    const last = logged.get(err.message);
    if (last !== undefined && now() - last.at < intervalMs) {
      last.suppressed += 1;
      return;
    }
    log.warn({ err, ...(last?.suppressed && { suppressed: last.suppressed }) }, what);
    if (logged.size >= maxMessages) logged.clear();
    logged.set(err.message, { at: now(), suppressed: 0 });
  };
}
