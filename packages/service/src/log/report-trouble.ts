import type { Log } from './create-log.ts';

/** The interval between reports of the same error. */
const againAfterMs = 10_000;
/** The maximum number of messages that are remembered. There are never many at a time. */
const rememberedMessages = 50;

/**
 * Logs errors that occur many times, such as those of every connection that tries to reach Redis. The first error with a
 * message is logged at once. After that, one is logged every ten seconds, with the number of errors in between.
 */
export function createTroubleReporter(
  log: Log,
  what: string,
  now: () => number = () => performance.now(),
): (error: Error) => void {
  const told = new Map<string, { at: number; untold: number }>();
  return (err) => {
    const last = told.get(err.message);
    if (last !== undefined && now() - last.at < againAfterMs) {
      last.untold += 1;
      return;
    }
    log.warn({ err, ...(last?.untold && { untold: last.untold }) }, what);
    if (told.size >= rememberedMessages) told.clear();
    told.set(err.message, { at: now(), untold: 0 });
  };
}
