// Whether this worker takes runs, and how many at a time. Three facts decide: whether runs fail here (fitness), how long runs take
// (concurrency), and whether another worker is there (presence).
import type { Log } from '@sweepq/service';
import type { Worker } from 'bullmq';
import { createConcurrency } from './concurrency.ts';
import { createFitness, type RunVerdict } from './fitness.ts';
import { createPresence, type PresenceDeps } from './presence.ts';

/** How often the worker announces itself. */
const announceEveryMs = 5_000;

export type RunGateDeps = PresenceDeps & {
  failuresUntilOut: number;
  outForMs: number;
  /** Called after each announcement, about every 5 s. */
  onAnnounced: () => void;
  onError: (error: Error) => void;
  log: Log;
};

export type RunGate = ReturnType<typeof createRunGate>;

type RunWorker = Pick<Worker, 'pause' | 'resume' | 'concurrency'>;

export function createRunGate(deps: RunGateDeps) {
  const { threads, failuresUntilOut, outForMs, log, onAnnounced, onError } = deps;
  const concurrency = createConcurrency(threads);
  const presence = createPresence(deps);
  const fitness = createFitness({
    ...{ failuresUntilOut, outForMs, log },
    isAlone: () => presence.isAlone,
    pause,
    resume,
  });
  let worker: RunWorker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isAnnouncing = false;
  let isStopped = false;

  return {
    /** How many runs the worker takes at a time. */
    get concurrency() {
      return concurrency.current;
    },
    /** Whether the worker takes no runs, or one as a trial. */
    get isOut() {
      return fitness.isOut;
    },
    /** Why the worker takes no runs, or one as a trial. Undefined if it takes runs. */
    get reason() {
      return fitness.reason;
    },
    /** The gate pauses and resumes this worker of BullMQ, and announces it, until `stop`. */
    govern(runWorker: RunWorker): void {
      worker = runWorker;
      void announce();
      timer = setInterval(announce, announceEveryMs);
      timer.unref();
    },
    /** A run begins. */
    begun: () => fitness.begun(),
    /** A run was trained to its end, in this many seconds. */
    trained(seconds: number): void {
      concurrency.note(seconds);
      if (worker && !fitness.isOut) worker.concurrency = concurrency.current;
    },
    /** A run is about to fail. True if it goes back to the queue instead, because this worker may be the reason. */
    failing: (jobId: string, error: Error): boolean => fitness.failing(jobId, error),
    /** A run is over. */
    ended: (verdict: RunVerdict) => fitness.ended(verdict),
    /** Removes the announcement. The gate does not resume the worker any more. */
    async stop(): Promise<void> {
      isStopped = true;
      fitness.stop();
      clearInterval(timer);
      await presence.end();
    },
  };

  function pause() {
    void worker?.pause(true);
    void announce();
  }

  function resume(mode: 'trial' | 'normal') {
    if (isStopped || !worker) return;
    worker.concurrency = mode === 'trial' ? 1 : concurrency.current;
    void worker.resume();
    void announce();
  }

  async function announce() {
    // While Redis is away one announcement is pending, and later ones are skipped.
    if (isAnnouncing) return;
    isAnnouncing = true;
    try {
      await presence.announce({ takesRuns: !fitness.isOut });
      fitness.looked();
      onAnnounced();
    } catch (error) {
      onError(error as Error);
    }
    isAnnouncing = false;
  }
}
