// Detects whether the event loop of this process was blocked. ioredis measures timeouts by the clock. If the event loop was blocked,
// the answer of Redis may be unread in the socket when the timeout ends. Then Redis is not the cause of the timeout.

const tickMs = 100;
/** The time over which stalls are added up. Longer than the longest timeout of a command. */
const windowMs = 3_000;
/** The minimum total time of stalls. Reading an answer takes only a few milliseconds. */
const slowMs = 500;

type Stall = { at: number; ms: number };

export type LoopWatch = {
  /** Whether the event loop was blocked for a total of 500 ms or more in the last 3 s. */
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
      // A timeout that ends during a stall may be reported before the next tick has recorded the stall.
      const late = at - dueAt >= tickMs ? at - dueAt : 0;
      const recent = stalls.filter((stall) => at - stall.at < windowMs);
      return recent.reduce((sum, { ms }) => sum + ms, late) >= slowMs;
    },
    stop: () => clearInterval(ticking),
  };
}

let shared: { watch: LoopWatch; users: number } | undefined;

/** Watches the event loop of this process until the returned function is called. All callers share one watch. */
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

/** Whether the event loop of this process was blocked recently; false if the loop is not watched. */
export const wasLoopSlow = (): boolean => shared?.watch.wasSlow() ?? false;
