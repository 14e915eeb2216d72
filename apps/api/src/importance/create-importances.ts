import type { MetricName, Store, StoredSweep } from '@sweepq/queue';
import { Piscina } from 'piscina';
import { type Importance, viewImportance } from '../views/importance-view.ts';
import type { Measured } from './measure-importance.ts';
import { readTable } from './read-table.ts';

export type Importances = ReturnType<typeof createImportances>;

const mostRemembered = 50;
const idleThreadMs = 10_000;

/**
 * What hyperparameters are worth, measured in a thread: one sweep at a time, and once for each number of its completed
 * trials, which says which they are, as none ever changes.
 */
export function createImportances({ store }: { store: Store }) {
  const pool = new Piscina({
    filename: new URL('./importance-thread.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleThreadMs,
  });
  const remembered = new Map<string, Promise<Importance>>();

  const measure = async ({ spec }: StoredSweep, metric: MetricName) => {
    const { names, table } = await readTable(store, spec, metric);
    const { score, importances }: Measured = await pool.run(table);
    return viewImportance({
      ...{ sweepId: spec.id, metric, trials: table.y.length, score },
      importances: names.map((hyperparameter, k) => ({
        hyperparameter,
        ...(importances[k] as Measured['importances'][number]),
      })),
    });
  };

  return {
    of(sweep: StoredSweep, metric: MetricName): Promise<Importance> {
      const key = `${sweep.spec.id} ${metric} ${sweep.counts.completed}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      // Who asks while it is measured waits for the same.
      const answer = measure(sweep, metric);
      remembered.set(key, answer);
      answer.catch(() => remembered.delete(key));
      const [oldest] = remembered.keys();
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
      return answer;
    },
    close: () => pool.destroy(),
  };
}
