// Decides whether this worker takes runs, and how many at a time. The decision depends on recent failures (fitness), the duration of runs
// (concurrency), and the existence of other workers (presence).
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
  /** Called each time the worker has announced itself, about every 5 s. */
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
    /** The number of runs that the worker takes at a time. */
    get concurrency() {
      return concurrency.current;
    },
    /** Whether the worker takes no runs, or one run as a test. */
    get isOut() {
      return fitness.isOut;
    },
    /** Why the worker takes no runs, or one run as a test. Undefined if it takes runs. */
    get reason() {
      return fitness.reason;
    },
    /** From now on, until `stop`, the gate announces the worker, and pauses and resumes this worker of BullMQ. */
    govern(runWorker: RunWorker): void {
      worker = runWorker;
      void announce();
      timer = setInterval(announce, announceEveryMs);
      timer.unref();
    },
    /** Call when a run begins. */
    begun: () => fitness.begun(),
    /** Call when a run was trained to its end, with the training time in seconds. */
    trained(seconds: number): void {
      concurrency.note(seconds);
      if (worker && !fitness.isOut) worker.concurrency = concurrency.current;
    },
    /** Call before a run fails. Returns true if the run must return to the queue instead, because this worker may be the reason. */
    failing: (jobId: string, error: Error): boolean => fitness.failing(jobId, error),
    /** Call when an attempt at a run has ended. */
    ended: (verdict: RunVerdict) => fitness.ended(verdict),
    /** Removes the announcement. After this the gate does not resume the worker. */
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

  function resume(mode: 'test' | 'normal') {
    if (isStopped || !worker) return;
    worker.concurrency = mode === 'test' ? 1 : concurrency.current;
    void worker.resume();
    void announce();
  }

  async function announce() {
    // While Redis is away, one announcement stays pending. Later announcements are skipped.
    if (isAnnouncing) return;
    isAnnouncing = true;
    try {
      await presence.announce({ takesRuns: !fitness.isOut });
      fitness.workersCounted();
      onAnnounced();
    } catch (error) {
      onError(error as Error);
    }
    isAnnouncing = false;
  }
}
