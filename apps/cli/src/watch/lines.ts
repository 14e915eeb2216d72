import { createStyle } from '../show/style.ts';
import { plural } from '../show/values.ts';
import type { Output } from '../world.ts';
import { countAll, describeBest, describeOthers } from './frame.ts';
import type { RunInProgress, View, WatchState } from './state.ts';

/** A sweep with at most this many trials also gets lines for each run. */
const fewTrials = 20;
const plain = createStyle(false);

/** Prints a line unless the last line about this subject was about the same state. */
type Print = (subject: string, state: string, words: string) => void;

/**
 * Prints progress as lines, for a file or a log: at each change of the status, after each tenth of the trials, at each new best
 * trial, and when the connection is lost or restored. For a small sweep also after each quarter of a run. Prints no line twice.
 */
export function createLines(output: Output): View {
  /** The last printed state of each subject. */
  const printed = new Map<string, string>();
  const print: Print = (subject, state, words) => {
    if (printed.get(subject) === state) return;
    printed.set(subject, state);
    output.write(`${words}\n`);
  };
  return {
    show(state) {
      const { id, name, status, away, best, total } = state;
      // The caller prints the final status.
      if (!isEnd(status)) print('status', status, `${name ?? id}: ${status}`);
      if (away !== undefined || printed.has('away')) {
        print('away', away ?? '', away ?? 'The API answers again.');
      }
      if (total <= fewTrials) for (const run of state.runs.values()) printRun(run, print);
      const tenth = Math.floor((10 * countAll(state.ended)) / total);
      if (tenth > 0) print('tenth', String(tenth), describeTotal(state));
      if (best !== undefined) print('best', best.id, `best so far: ${describeBest(best)}`);
    },
    stop(state) {
      this.show(state);
    },
  };
}

const isEnd = (status: WatchState['status']) => !['queued', 'running', 'paused'].includes(status);

function printRun({ id, title, iteration, iterations, cost }: RunInProgress, print: Print) {
  const quarter = Math.floor((4 * iteration) / iterations);
  const words = `${title}: iteration ${iteration} of ${iterations}`;
  print(id, String(quarter), cost === null ? words : `${words}, cost ${cost.toFixed(6)}`);
}

function describeTotal({ ended, total }: WatchState): string {
  const words = [
    `${countAll(ended)} of ${plural(total, 'trial')}`,
    ...describeOthers(ended, plain),
  ];
  return words.join(', ');
}
