import { signal } from '@preact/signals';
import { throttle } from './throttle.ts';

/** The rate is shown at most this often. */
const showEveryMs = 500;
/** The rate is computed from the trials that ended in this time. */
const rateMs = 20_000;

/** The ends of trials, from which the page computes the rate. */
export function createEnds(stopped: AbortSignal) {
  /** The times at which trials ended, by the clock of this browser, in milliseconds. */
  const ends = signal<readonly number[]>([]);
  let newEnds: number[] = [];
  const showEnds = throttle(
    showEveryMs,
    async () => {
      const from = Date.now() - rateMs;
      ends.value = [...ends.peek(), ...newEnds].filter((at) => at > from);
      newEnds = [];
    },
    stopped,
  );
  return {
    ends,
    noteEnd(): void {
      newEnds.push(Date.now());
      showEnds();
    },
  };
}
