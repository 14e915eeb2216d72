import type { Log } from './create-log.ts';

/** How often the same trouble is told again while it lasts. */
const againAfterMs = 10_000;
/** Messages that are told apart; there are never many at a time. */
const rememberedMessages = 50;

/**
 * Logs errors that come in swarms, such as those of every connection that tries again to reach Redis:
 * the first of its message at once, then one every ten seconds with how many there were in between.
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
