// Reports whether this process had time to read the answers of Redis. ioredis measures timeouts by the clock. If the event
// loop was blocked, an answer can still be unread in the socket when the timeout ends; then Redis is not the cause.

const tickMs = 100;
/** Longer than the longest timeout of a command. */
const windowMs = 3_000;
/** The loop must have been blocked for at least this part of that time: reading an answer takes a few milliseconds. */
const slowMs = 500;

type Stall = { at: number; ms: number };

export type LoopWatch = {
  /** Whether the event loop was blocked for 500 ms or more, in total, of the last 3 s. */
  wasSlow(): boolean;
  stop(): void;
};

/** Records how late a timer of 100 ms fires. */
function createLoopWatch(now: () => number = () => performance.now()): LoopWatch {
  let stalls: Stall[] = [];
  let dueAt = now() + tickMs;
  const ticking = setInterval(() => {
    const at = now();
    stalls = stalls.filter((stall) => at - stall.at < windowMs);
    if (at - dueAt >= tickMs) stalls.push({ at, ms: at - dueAt });
    dueAt = at + tickMs;
  }, tickMs);
  ticking.unref();
  return {
    wasSlow() {
      const at = now();
      // The timeout of a command that ends in the same stall may be reported before the tick.
      const late = at - dueAt >= tickMs ? at - dueAt : 0;
      const recent = stalls.filter((stall) => at - stall.at < windowMs);
      return recent.reduce((sum, { ms }) => sum + ms, late) >= slowMs;
    },
    stop: () => clearInterval(ticking),
  };
}

let shared: { watch: LoopWatch; users: number } | undefined;

/** Starts to watch the event loop of this process. Returns a function that stops; the watch ends with the last stop. */
export function watchLoop(): () => void {
  shared ??= { watch: createLoopWatch(), users: 0 };
  shared.users += 1;
  let isWatching = true;
  return () => {
    if (!isWatching || shared === undefined) return;
    isWatching = false;
    shared.users -= 1;
    if (shared.users > 0) return;
    shared.watch.stop();
    shared = undefined;
  };
}

/** Whether the event loop of this process was blocked recently; false if it is not watched. */
export const wasLoopSlow = (): boolean => shared?.watch.wasSlow() ?? false;
