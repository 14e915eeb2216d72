// A worker with a broken disk, memory or dataset fails all its runs, and takes the next ones faster than other workers complete runs.
// So after several failures in a row a worker stops taking runs. From then on it takes one run every `outForMs`, as a test.
import type { Log } from '@sweepq/service';

export type FitnessOptions = {
  /** The worker stops taking runs after this many different runs failed in a row. */
  failuresUntilOut: number;
  outForMs: number;
  /** Whether there is no other worker. Then this worker keeps taking runs: otherwise all runs would wait forever, without a failure. */
  isAlone: () => boolean;
  /** Stops taking runs. Runs in progress continue. */
  pause: () => void;
  /** Takes runs again. In the mode `test` the worker takes one run and waits for its end. */
  resume: (mode: 'test' | 'normal') => void;
  log: Pick<Log, 'warn' | 'error' | 'info'>;
};

/**
 * How the end of a run counts for this worker. `failed`: the run may succeed on another worker. `neither`: the run was stopped, or fails
 * on every worker.
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

  const stopTaking = () => {
    state = 'out';
    pause();
    timer = setTimeout(tryOne, outForMs);
    timer.unref();
  };
  const tryOne = () => {
    state = 'trying';
    log.info('takes one run as a test');
    resume('test');
  };
  const takeAgain = (why: string) => {
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
    /** Why the worker takes no runs, or one run as a test. Undefined if it takes runs. */
    get reason(): string | undefined {
      if (state === 'in') return undefined;
      return `${failed.size} runs in a row have failed on this worker, so it takes only one run every ${outForMs / 1000} s. The last failure: ${lastFailure}`;
    },
    /** Call when a run begins. During a test run the worker takes no second run. */
    begun(): void {
      if (state === 'trying') pause();
    },
    /** Call before a run fails. Returns true if the run must return to the queue instead, because this worker may be the reason. */
    failing(jobId: string, error: Error): boolean {
      failed.add(jobId);
      lastFailure = error.message;
      if (state === 'in' && failed.size >= failuresUntilOut && !isAlone()) {
        log.error(
          { jobId, failures: failed.size, err: error },
          'too many runs failed in a row: takes no more runs',
        );
        stopTaking();
        return true;
      }
      return state === 'out';
    },
    /** Call when an attempt at a run has ended. */
    ended(verdict: RunVerdict): void {
      if (verdict === 'completed') takeAgain('a run completed');
      else if (state === 'trying') stopTaking();
    },
    /** Call when the number of other workers was read again. */
    workersCounted(): void {
      if (state !== 'in' && isAlone()) takeAgain('no other worker is left');
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
