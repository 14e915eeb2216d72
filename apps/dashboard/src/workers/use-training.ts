import { batch, useSignal } from '@preact/signals';
import { collect, type Run } from '@sweepq/client';
import { titleOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { client } from '../service/client.ts';

export type TrainingRun = { run: Run; sweep: string };

const everyMs = 2_000;
/** The maximum number of running sweeps whose runs are shown. */
const mostSweeps = 5;
const mostRuns = 64;

/** Reads the runs in training every 2 s, and the rate of their iterations between two readings. */
export function useTraining() {
  const runs = useSignal<readonly TrainingRun[] | undefined>(undefined);
  const rate = useSignal<number | undefined>(undefined);
  const left = useSignal(0);
  useEffect(() => {
    let before: { at: number; iterations: Map<string, number> } | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const read = async () => {
      try {
        if (!document.hidden) await readOnce();
      } catch {
        // The list of workers shows that the service does not answer.
      }
      if (!isOver) timer = setTimeout(read, everyMs);
    };
    const readOnce = async () => {
      const sweeps = await collect(client.listSweeps({ filter: runningOrArchived, most: 100 }));
      const shown = sweeps.slice(0, mostSweeps);
      const lists = await Promise.all(shown.map((sweep) => readRuns(sweep.id, titleOf(sweep))));
      const found = lists.flat().slice(0, mostRuns);
      const at = performance.now();
      const iterations = new Map(found.map(({ run }) => [run.id, run.iteration]));
      batch(() => {
        runs.value = found;
        left.value = sweeps.length - shown.length;
        rate.value = rateOf(before, { at, iterations });
      });
      before = { at, iterations };
    };
    void read();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return { runs, rate, left };
}

const runningOrArchived = 'status = running AND (archived = true OR archived = false)';

async function readRuns(id: string, sweep: string): Promise<TrainingRun[]> {
  const runs = await collect(client.listRuns(id, { filter: 'status = running', most: mostRuns }));
  return runs.map((run) => ({ run, sweep }));
}

type Reading = { at: number; iterations: Map<string, number> };

/** Returns the iterations per second of the runs that are in both readings. Undefined without such a run. */
function rateOf(before: Reading | undefined, now: Reading): number | undefined {
  if (before === undefined) return undefined;
  const both = [...now.iterations].filter(([id]) => before.iterations.has(id));
  if (both.length === 0) return undefined;
  const done = both.reduce((sum, [id, count]) => sum + count - (before.iterations.get(id) ?? 0), 0);
  return (done * 1_000) / (now.at - before.at);
}
