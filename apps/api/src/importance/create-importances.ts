import type { MetricName } from '@sweepq/contract';
import type { Store, StoredSweep } from '@sweepq/store';
import type { Response } from 'express';
import { LRUCache } from 'lru-cache';
import { callerOf } from '../access/caller.ts';
import { goneSignal, type Heavy } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';
import { type Importance, viewImportance } from '../views/importance-view.ts';
import type { Measured } from './measure-importance.ts';
import { fewestTrials } from './read-table.ts';

export type Importances = ReturnType<typeof createImportances>;

const mostRemembered = 50;

/** A measurement, and how many clients wait for it. */
type Shared = { answer: Promise<Importance>; waiting: number; end: AbortController };

/**
 * Importances of hyperparameters, measured in a thread. They are measured once for each number of completed trials of a
 * sweep. A completed trial never changes, so the number identifies the set of trials.
 */
export function createImportances({ store, heavy }: { store: Store; heavy: Heavy }) {
  const remembered = new LRUCache<string, Shared>({ max: mostRemembered });

  async function measure(
    { spec }: StoredSweep,
    metric: MetricName,
    of: { caller: string; signal: AbortSignal },
  ): Promise<Importance> {
    const measured = await heavy.lendTo(of, async (run) => {
      const { entries, ...rest } = await store.readStandings(spec.id);
      const own = toOwnBytes(entries);
      const standings = { ...rest, entries: own };
      return run('measureSweep', { spec, standings, metric }, [own]);
    });
    if ('tooFew' in measured) {
      const detail = `Expected at least ${fewestTrials} completed trials with \`${metric}\`, got ${measured.tooFew}.`;
      throw new ApiProblem('too-few-trials', { detail });
    }
    const { names, trials, score, importances } = measured;
    return viewImportance({
      ...{ sweepId: spec.id, metric, trials, score },
      importances: names.map((hyperparameter, k) => ({
        hyperparameter,
        ...(importances[k] as Measured['importances'][number]),
      })),
    });
  }

  /** The finished or running measurement. Requests during a measurement wait for the same one. */
  function share(sweep: StoredSweep, metric: MetricName, caller: string): Shared {
    const key = `${sweep.spec.id} ${metric} ${sweep.counts.completed}`;
    const known = remembered.get(key);
    if (known !== undefined && !known.end.signal.aborted) return known;
    const end = new AbortController();
    const answer = measure(sweep, metric, { caller, signal: end.signal });
    const shared = { answer, waiting: 0, end };
    remembered.set(key, shared);
    answer.catch(() => {
      if (remembered.get(key) === shared) remembered.delete(key);
    });
    return shared;
  }

  return {
    /** Redis may come back with fewer completed trials. Then other trials can complete and give the same number. */
    forget: () => remembered.clear(),
    async of(response: Response, sweep: StoredSweep, metric: MetricName): Promise<Importance> {
      const gone = goneSignal(response);
      if (gone.aborted) throw new ClientGoneError();
      const shared = share(sweep, metric, callerOf(response));
      shared.waiting += 1;
      let isWaiting = true;
      const leave = () => {
        if (!isWaiting) return;
        isWaiting = false;
        shared.waiting -= 1;
        // An abort after the end of the measurement has no effect.
        if (shared.waiting === 0 && gone.aborted) shared.end.abort();
      };
      gone.addEventListener('abort', leave, { once: true });
      try {
        return await shared.answer;
      } finally {
        leave();
      }
    },
  };
}
