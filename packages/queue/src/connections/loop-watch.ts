// Whether this process had time to hear what Redis answered. ioredis counts its timeouts by the clock. In a process whose
// event loop stood still an answer can lie in the socket, unread, when the timeout ends; Redis is not to be blamed for that.

const tickMs = 100;
/** As long as the longest timeout of a command, and a moment more. */
const windowMs = 3_000;
/** So much of that time the loop must have stood still: an answer takes a few milliseconds. */
const slowMs = 500;

type Stall = { at: number; ms: number };

export type LoopWatch = {
  /** Whether the event loop stood still for 500 ms or more, in sum, of the last 3 s. */
  wasSlow(): boolean;
  stop(): void;
};

/** Notes how late a timer of 100 ms comes. */
export function createLoopWatch(now: () => number = () => performance.now()): LoopWatch {
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
      // The timeout of a command that ends in the same stall may be told before the tick.
      const late = at - dueAt >= tickMs ? at - dueAt : 0;
      const recent = stalls.filter((stall) => at - stall.at < windowMs);
      return recent.reduce((sum, { ms }) => sum + ms, late) >= slowMs;
    },
    stop: () => clearInterval(ticking),
  };
}

let shared: { watch: LoopWatch; users: number } | undefined;

/** Watches the loop of this process for as long as somebody does; to be called to stop. */
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

/** Whether the loop of this process stood still of late; false where nobody watches it. */
export const wasLoopSlow = (): boolean => shared?.watch.wasSlow() ?? false;
