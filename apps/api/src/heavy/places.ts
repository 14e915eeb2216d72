// Decides which answer is computed next. A few answers are computed at a time. The others wait in one queue for each caller, and
// callers take turns, so that one caller does not delay another. The number of waiting answers is bounded.
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';

/** Why an answer was refused: the queue was full, its place was given to a caller with fewer waiting answers, or it waited too long. */
export type RefusedAnswer = 'full' | 'gave-way' | 'late';

export type PlacesOptions = {
  /** Number of answers that are computed at a time. */
  places: number;
  /** Maximum number of waiting answers. */
  waiting: number;
  /** A request that has waited this long is refused. */
  maxWaitMs: number;
  onRefused: (reason: RefusedAnswer) => void;
  /** Called for each answer whose client disconnected before the answer was done. */
  onDropped: (state: 'waiting' | 'running') => void;
};

export type Request = {
  /** The caller whose turn it uses. */
  caller: string;
  /** Aborted once the client is gone. */
  signal: AbortSignal;
  /** A part of an answer that has begun: it is never refused, and comes before the other waiting answers of its caller. */
  isBegun?: boolean;
};

type Waiting = { isBegun: boolean; start: () => void; refuse: (reason: RefusedAnswer) => void };

export function createPlaces(options: PlacesOptions) {
  const { places, waiting: room, maxWaitMs, onRefused, onDropped } = options;
  // By caller, in the order of their turns.
  const lines = new Map<string, Waiting[]>();
  let running = 0;

  const countNew = (line: readonly Waiting[]) => line.filter(({ isBegun }) => !isBegun).length;
  const countWaiting = () => [...lines.values()].reduce((sum, line) => sum + line.length, 0);

  function startNext(): void {
    const [turn] = lines;
    if (running >= places || turn === undefined) return;
    const [caller, line] = turn;
    const next = line.shift();
    // Set again, which moves the caller to the end of the map.
    lines.delete(caller);
    if (line.length > 0) lines.set(caller, line);
    running += 1;
    next?.start();
  }

  /** Refuses the last waiting answer of the caller with the most, if that is more than this caller would have. */
  function makeRoom(caller: string): boolean {
    const counts = [...lines].map(([who, line]) => ({ who, line, count: countNew(line) }));
    if (counts.reduce((sum, { count }) => sum + count, 0) < room) return true;
    const own = counts.find(({ who }) => who === caller)?.count ?? 0;
    const most = counts.reduce((a, b) => (b.count > a.count ? b : a));
    if (most.count <= own + 1) return false;
    most.line.findLast(({ isBegun }) => !isBegun)?.refuse('gave-way');
    return true;
  }

  function leave(caller: string, waiting: Waiting): void {
    const line = lines.get(caller)?.filter((each) => each !== waiting) ?? [];
    if (line.length > 0) lines.set(caller, line);
    else lines.delete(caller);
  }

  const waitForPlace = ({ caller, signal, isBegun = false }: Request) =>
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
      const line = lines.get(caller) ?? [];
      if (isBegun) line.unshift(waiting);
      else line.push(waiting);
      lines.set(caller, line);
      startNext();
    });

  return {
    get running() {
      return running;
    },
    get waiting() {
      return countWaiting();
    },
    /** Runs `work` when a place is free. Rejects with `busy` if the queue is full, and with a `ClientGoneError` if the client
     * disconnects. */
    async lend<T>(request: Request, work: () => Promise<T>): Promise<T> {
      const { caller, signal, isBegun } = request;
      if (signal.aborted) throw new ClientGoneError();
      if (!isBegun && running >= places && !makeRoom(caller)) {
        onRefused('full');
        throw busy();
      }
      await waitForPlace(request);
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
      'The queue of large answers is full, or the wait was too long. Try again after the seconds in Retry-After.',
    headers: { 'Retry-After': '2' },
  });
