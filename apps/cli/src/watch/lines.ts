import type { Output } from '../cli.ts';
import { createStyle } from '../show/style.ts';
import { countEnded } from '../show/sweeps.ts';
import { plural } from '../show/values.ts';
import { describeBest, describeOthers } from './frame.ts';
import type { RunInProgress, View, WatchState } from './state.ts';

/** A sweep with at most this many trials also gets lines for each run. */
const fewTrials = 20;
const plain = createStyle(false);

/**
 * Prints progress as lines, for a file or a log: at a change of status, at each tenth of the trials, at each new best trial, and
 * when the connection is lost. For a small sweep also at each quarter of a run. A line is not repeated.
 */
export function createLines(output: Output): View {
  const told = new Map<string, string>();
  const tell = (about: string, mark: string, words: string) => {
    if (told.get(about) === mark) return;
    told.set(about, mark);
    output.write(`${words}\n`);
  };
  return {
    show(state) {
      const { id, name, status, away, best, total } = state;
      // The caller prints the final status.
      if (!isEnd(status)) tell('status', status, `${name ?? id}: ${status}`);
      if (away !== undefined || told.has('away')) {
        tell('away', away ?? '', away ?? 'The API answers again.');
      }
      if (total <= fewTrials) for (const run of state.runs.values()) tellRun(run, tell);
      const tenth = Math.floor((10 * countEnded(state.ended)) / total);
      if (tenth > 0) tell('tenth', String(tenth), describeTotal(state));
      if (best !== undefined) tell('best', best.id, `best so far: ${describeBest(best)}`);
    },
    stop(state) {
      this.show(state);
    },
  };
}

const isEnd = (status: WatchState['status']) => !['queued', 'running', 'paused'].includes(status);

function tellRun(
  { id, title, iteration, iterations, cost }: RunInProgress,
  tell: (about: string, mark: string, words: string) => void,
) {
  const quarter = Math.floor((4 * iteration) / iterations);
  const words = `${title}: iteration ${iteration} of ${iterations}`;
  tell(id, String(quarter), cost === null ? words : `${words}, cost ${cost.toFixed(6)}`);
}

function describeTotal({ ended, total }: WatchState): string {
  const words = [
    `${countEnded(ended)} of ${plural(total, 'trial')}`,
    ...describeOthers(ended, plain),
  ];
  return words.join(', ');
}
