/** A borrowed slot. A second call of `release` does nothing. */
type Borrowed = { release: () => void };

/** Lends the slots 0 … `count` − 1, each to one borrower at a time. Other borrowers wait, in the order of their calls. */
export function createSlots(count: number) {
  const free = Array.from({ length: count }, (_, slot) => slot);
  const waiting: ((slot: number) => void)[] = [];

  const take = (signal: AbortSignal | undefined) => {
    signal?.throwIfAborted();
    const slot = free.pop();
    if (slot !== undefined) return slot;
    return new Promise<number>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(get), 1);
        reject(signal?.reason);
      };
      const get = (got: number) => {
        signal?.removeEventListener('abort', leave);
        resolve(got);
      };
      signal?.addEventListener('abort', leave, { once: true });
      waiting.push(get);
    });
  };

  const release = (slot: number) => {
    const next = waiting.shift();
    if (next === undefined) free.push(slot);
    else next(slot);
  };

  return {
    /** The number of slots that are lent. */
    get lent() {
      return count - free.length;
    },
    /** Borrows a slot until `release` is called. Rejects with the reason of the signal if the signal is aborted before a slot is free. */
    async borrow(signal?: AbortSignal): Promise<Borrowed> {
      const slot = await take(signal);
      let isLent = true;
      return {
        release() {
          if (isLent) release(slot);
          isLent = false;
        },
      };
    },
    /** Borrows a slot until `use` has settled. */
    async lend<Result>(
      use: (slot: number) => Promise<Result>,
      signal?: AbortSignal,
    ): Promise<Result> {
      const slot = await take(signal);
      try {
        return await use(slot);
      } finally {
        release(slot);
      }
    },
  };
}
