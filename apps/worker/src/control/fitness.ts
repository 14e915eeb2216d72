// A worker with a broken disk, memory or dataset fails every run that it takes, faster than other workers complete runs.
// Such a worker stops taking runs, so that other workers get them, and tries one run at an interval.
import type { Log } from '@sweepq/service';

export type FitnessOptions = {
  /** The worker stops taking runs after this many different runs failed in a row. */
  failuresUntilOut: number;
  outForMs: number;
  /** Whether there is no other worker. Then this worker keeps taking runs: otherwise they would wait forever and never show why they fail. */
  isAlone: () => boolean;
  /** Stops taking runs. Runs in progress continue. */
  pause: () => void;
  /** Takes runs again. In the mode `trial` the worker takes one at a time. */
  resume: (mode: 'trial' | 'normal') => void;
  log: Pick<Log, 'warn' | 'error' | 'info'>;
};

/**
 * What the end of a run says about this worker. `failed`: the run may succeed on another worker. `neither`: the run was stopped,
 * or fails on every worker.
 */
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
  /** A set, because a run that fails several times counts once. */
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
    log.info('takes one run as a trial');
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
    /** Why the worker takes no runs, or one as a trial. Undefined if it takes runs. */
    get reason(): string | undefined {
      if (state === 'in') return undefined;
      return `${failed.size} runs in a row have failed here, so this worker takes no more and tries one every ${outForMs / 1000} s. The last one: ${lastFailure}`;
    },
    /** A run begins. While the worker is on trial, it takes no second run. */
    begun(): void {
      if (state === 'trying') pause();
    },
    /** A run is about to fail. True if the run returns to the queue instead, because this worker may be the reason. */
    failing(jobId: string, error: Error): boolean {
      failed.add(jobId);
      lastFailure = error.message;
      if (state === 'in' && failed.size >= failuresUntilOut && !isAlone()) {
        log.error(
          { failures: failed.size, err: error },
          'too many runs failed in a row: takes no more runs',
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
    /** The number of other workers was read again. */
    looked(): void {
      if (state !== 'in' && isAlone()) putBack('no other worker is left');
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
