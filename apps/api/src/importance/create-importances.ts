import { type MetricName, pathOfMetric } from '@sweepq/contract';
import type { Store, StoredSweep } from '@sweepq/store';
import type { Response } from 'express';
import { LRUCache } from 'lru-cache';
import { callerOf } from '../access/caller.ts';
import { goneSignal, type Heavy } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { ApiProblem, ClientGoneError } from '../problems/problem.ts';
import { type Importance, viewImportance } from '../views/importance-view.ts';
import type { Measured } from './measure-importance.ts';
import { fewestTrials } from './measure-sweep.ts';

export type Importances = ReturnType<typeof createImportances>;

const maxCached = 50;

/** A measurement, and the number of clients that wait for its result. */
type Shared = { answer: Promise<Importance>; waiting: number; end: AbortController };

/**
 * Measures importances of hyperparameters in a thread, and caches them by the number of completed trials of the sweep. A
 * completed trial never changes, so the number identifies the set of trials.
 */
export function createImportances({ store, heavy }: { store: Store; heavy: Heavy }) {
  const cached = new LRUCache<string, Shared>({ max: maxCached });

  async function measure(
    { spec }: StoredSweep,
    metric: MetricName,
    of: { caller: string; signal: AbortSignal },
  ): Promise<Importance> {
    const measured = await heavy.lendTo(of, async (run) => {
      const { entries, ...rest } = await store.readStandingsWith(spec, [metric]);
      const own = toOwnBytes(entries);
      const standings = { ...rest, entries: own };
      return run('measureSweep', { spec, standings, metric }, [own]);
    });
    if ('tooFew' in measured) {
      const detail = `Expected at least ${fewestTrials} completed trials with \`${pathOfMetric(metric)}\`, got ${measured.tooFew}.`;
      throw new ApiProblem('too-few-trials', { detail });
    }
    const { names, trials, score, importances } = measured;
    return viewImportance({
      ...{ sweepId: spec.id, metric, trials, score },
      importances: names.map((name, k) => ({
        name,
        ...(importances[k] as Measured['importances'][number]),
      })),
    });
  }

  /** Returns the cached measurement, which may still be running, or starts a new one. */
  function share(sweep: StoredSweep, metric: MetricName, caller: string): Shared {
    const key = `${sweep.spec.id} ${metric} ${sweep.counts.completed}`;
    const known = cached.get(key);
    if (known !== undefined && !known.end.signal.aborted) return known;
    const end = new AbortController();
    const answer = measure(sweep, metric, { caller, signal: end.signal });
    const shared = { answer, waiting: 0, end };
    cached.set(key, shared);
    answer.catch(() => {
      if (cached.get(key) === shared) cached.delete(key);
    });
    return shared;
  }

  return {
    /**
     * Clears the cache, after a reconnect to Redis. Redis may have lost completed trials. After other trials complete, the same
     * number would mean a different set of trials.
     */
    forget: () => cached.clear(),
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
        // If the measurement has ended already, the abort has no effect.
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
