import { MultiBar, type SingleBar } from 'cli-progress';
import type { Run } from '../http/resources.ts';

/** Shows how far each run has come. */
export type Progress = { show(runs: readonly Run[]): void; stop(): void };

export type Output = {
  isTTY?: boolean;
  write(text: string): unknown;
};

/** Bars on a terminal, a few plain lines elsewhere. */
export function createProgress(output: NodeJS.WriteStream | Output): Progress {
  return output.isTTY ? createBars(output as NodeJS.WriteStream) : createLines(output);
}

const title = ({ hyperparameters }: Run) => `learning rate = ${hyperparameters.learningRate}`;
const costOf = ({ cost }: Run) => (cost === null ? '' : `cost ${cost.toFixed(6)}`);

function createBars(stream: NodeJS.WriteStream): Progress {
  const bars = new Map<string, SingleBar>();
  const multi = new MultiBar({
    stream,
    format: '{title} {bar} {value}/{total} {cost}',
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    autopadding: true,
    hideCursor: true,
    emptyOnZero: true,
  });
  return {
    show(runs) {
      const width = Math.max(...runs.map((run) => title(run).length));
      for (const run of runs) {
        const payload = { title: title(run).padEnd(width), cost: costOf(run) };
        const bar = bars.get(run.id) ?? multi.create(run.iterations, 0, payload);
        bars.set(run.id, bar);
        bar.update(run.iteration, payload);
      }
    },
    stop: () => multi.stop(),
  };
}

/** A line when a run begins, at each quarter of it, and when it ends. */
function createLines(output: Output): Progress {
  const told = new Map<string, number>();
  return {
    show(runs) {
      for (const run of runs) {
        if (run.status === 'queued') continue;
        const quarter = Math.floor((4 * run.iteration) / run.iterations);
        if (quarter <= (told.get(run.id) ?? -1)) continue;
        told.set(run.id, quarter);
        const words = [
          `${title(run)}: iteration ${run.iteration} of ${run.iterations}`,
          costOf(run),
        ];
        output.write(`${words.filter(Boolean).join(', ')}\n`);
      }
    },
    stop: () => undefined,
  };
}
