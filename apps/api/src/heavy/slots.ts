// Decides which answer is computed next. An answer needs a slot, and there are a few slots. Answers without a slot wait in one
// queue for each caller. Callers take turns, so that one caller does not delay another. The number of waiting answers is
// limited.
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';

/**
 * Why an answer was rejected. `full`: the limit of waiting answers was reached. `gave-way`: the limit was reached, and the new
 * answer of a caller with fewer waiting answers was accepted instead. `late`: the answer waited too long.
 */
export type RefusedAnswer = 'full' | 'gave-way' | 'late';

export type SlotsOptions = {
  /** The number of answers that are computed at a time. */
  slots: number;
  /** The maximum number of waiting answers. */
  waiting: number;
  /** An answer that has waited for this time is rejected. */
  maxWaitMs: number;
  onRefused: (reason: RefusedAnswer) => void;
  /** Called for each answer whose client disconnected before the answer was complete. */
  onDropped: (state: 'waiting' | 'running') => void;
};

export type Request = {
  /** The caller in whose queue the answer waits. */
  caller: string;
  /** This signal is aborted when the client disconnects. */
  signal: AbortSignal;
  /** Whether a piece of the answer was already sent. Such an answer is never rejected, and is the next of its caller. */
  isBegun?: boolean;
};

type Waiting = { isBegun: boolean; start: () => void; refuse: (reason: RefusedAnswer) => void };

export function createSlots(options: SlotsOptions) {
  const { slots, waiting: maxWaiting, maxWaitMs, onRefused, onDropped } = options;
  // The waiting answers of each caller. The first caller in the map is the next whose answer gets a slot.
  const queues = new Map<string, Waiting[]>();
  let running = 0;

  const countNew = (queue: readonly Waiting[]) => queue.filter(({ isBegun }) => !isBegun).length;
  const countWaiting = () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);

  function startNext(): void {
    const [first] = queues;
    if (running >= slots || first === undefined) return;
    const [caller, queue] = first;
    const next = queue.shift();
    // Deleting and setting the key moves the caller to the end of the map.
    queues.delete(caller);
    if (queue.length > 0) queues.set(caller, queue);
    running += 1;
    next?.start();
  }

  /**
   * Makes room for one more waiting answer. At the limit, rejects the last waiting answer of the caller with the most waiting
   * answers, if that caller has at least two more than this caller. Returns false if no answer can be rejected.
   */
  function makeRoom(caller: string): boolean {
    const counts = [...queues].map(([key, queue]) => ({ key, queue, count: countNew(queue) }));
    if (counts.reduce((sum, { count }) => sum + count, 0) < maxWaiting) return true;
    const own = counts.find(({ key }) => key === caller)?.count ?? 0;
    const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
    if (most.count <= own + 1) return false;
    most.queue.findLast(({ isBegun }) => !isBegun)?.refuse('gave-way');
    return true;
  }

  function leave(caller: string, waiting: Waiting): void {
    const queue = queues.get(caller)?.filter((each) => each !== waiting) ?? [];
    if (queue.length > 0) queues.set(caller, queue);
    else queues.delete(caller);
  }

  const waitForSlot = ({ caller, signal, isBegun = false }: Request) =>
    new Promise<void>((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const settle = () => {
        clearTimeout(late);
        signal.removeEventListener('abort', drop);
      };
      const drop = () => {
        settle();
        leave(caller, waiting);
        onDropped('waiting');
        reject(new ClientGoneError());
      };
      const waiting: Waiting = {
        isBegun,
        start: () => {
          settle();
          resolve();
        },
        refuse: (reason) => {
          settle();
          leave(caller, waiting);
          onRefused(reason);
          reject(busy());
        },
      };
      if (!isBegun) late = setTimeout(() => waiting.refuse('late'), maxWaitMs);
      signal.addEventListener('abort', drop, { once: true });
      const queue = queues.get(caller) ?? [];
      if (isBegun) queue.unshift(waiting);
      else queue.push(waiting);
      queues.set(caller, queue);
      startNext();
    });

  return {
    get running() {
      return running;
    },
    get waiting() {
      return countWaiting();
    },
    /**
     * Runs `work` when a slot is free. Rejects with `busy` if the limit of waiting answers is reached or the wait is too
     * long, and with a `ClientGoneError` if the client disconnects.
     */
    async lend<T>(request: Request, work: () => Promise<T>): Promise<T> {
      const { caller, signal, isBegun } = request;
      if (signal.aborted) throw new ClientGoneError();
      if (!isBegun && running >= slots && !makeRoom(caller)) {
        onRefused('full');
        throw busy();
      }
      await waitForSlot(request);
      try {
        return await work();
      } finally {
        running -= 1;
        if (signal.aborted) onDropped('running');
        startNext();
      }
    },
  };
}

export const busy = () =>
  new ApiProblem('busy', {
    detail:
      'Too many large answers are waiting, or this one waited too long. Retry after the number of seconds in Retry-After.',
    headers: { 'Retry-After': '2' },
  });
