// A worker whose disk, memory or datasets are not as they should be fails every run that it takes, faster than any other
// worker completes one. Such a worker takes no more, so that they go elsewhere, and tries one from time to time.
import type { Log } from '@sweepq/service';

export type FitnessOptions = {
  /** So many runs that failed, with none that completed in between, are enough. */
  failuresUntilOut: number;
  outForMs: number;
  /** Whether there is no other worker: what this one left would be left to nobody, and never fail with its reason. */
  isAlone: () => boolean;
  /** Takes no more runs from now on; those that it has go on. */
  pause: () => void;
  /** Takes runs again, only one at a time while it is tried. */
  resume: (mode: 'trial' | 'normal') => void;
  log: Pick<Log, 'warn' | 'error' | 'info'>;
};

/** `failed`: in a way that may not happen elsewhere. `neither` says nothing of the worker: it was stopped, or can succeed nowhere. */
export type RunVerdict = 'completed' | 'failed' | 'neither';

export function createFitness({
  failuresUntilOut,
  outForMs,
  isAlone,
  pause,
  resume,
  log,
}: FitnessOptions) {
  let state: 'in' | 'out' | 'trying' = 'in';
  /** A run that fails again and again says no more of the worker than once. */
  const failed = new Set<string>();
  let lastFailure = '';
  let timer: NodeJS.Timeout | undefined;

  const takeOut = () => {
    state = 'out';
    pause();
    timer = setTimeout(tryOne, outForMs);
    timer.unref();
  };
  const tryOne = () => {
    state = 'trying';
    log.info('tries one run');
    resume('trial');
  };
  const putBack = (why: string) => {
    failed.clear();
    if (state === 'in') return;
    clearTimeout(timer);
    state = 'in';
    log.info(`${why}: takes runs again`);
    resume('normal');
  };

  return {
    get isOut() {
      return state !== 'in';
    },
    /** Why it takes no runs, or only one; undefined while it does. */
    get reason(): string | undefined {
      if (state === 'in') return undefined;
      return `${failed.size} runs in a row have failed here, so this worker takes no more and tries one every ${outForMs / 1000} s. The last one: ${lastFailure}`;
    },
    /** A run begins. The one that is tried is the only one. */
    begun(): void {
      if (state === 'trying') pause();
    },
    /** A run is about to fail. True if it is to be handed back as it was, since it is this worker that is not well. */
    failing(jobId: string, error: Error): boolean {
      failed.add(jobId);
      lastFailure = error.message;
      if (state === 'in' && failed.size >= failuresUntilOut && !isAlone()) {
        log.error(
          { failures: failed.size, err: error },
          'runs fail in a row: takes no more for a while',
        );
        takeOut();
        return true;
      }
      return state === 'out';
    },
    /** A run is over. */
    ended(verdict: RunVerdict): void {
      if (verdict === 'completed') putBack('a run completed');
      else if (state === 'trying') takeOut();
    },
    /** Other workers have come or gone. */
    looked(): void {
      if (state !== 'in' && isAlone()) putBack('no other worker is left');
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
