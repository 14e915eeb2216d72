// Reads the stored values of the trials of a sweep with one iteration count. In such a sweep, run k has only trial k.
import type { SweepSpec } from '@sweepq/contract';
import { countTrials, rungsOf } from '@sweepq/plan';
import { createYielder, decodeStandings, type Store } from '@sweepq/store';
import type { RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { ends, type ReplayTask } from './replay-trials.ts';

/** The number of runs whose states or curves are read at a time. */
const chunkRuns = 500;

type Known = Pick<ReplayTask, 'known' | 'atRungs'> & {
  /** The number of iterations that all trials have done. */
  iterations: number;
};

/** Reads the values at the rungs `counts`: those at the rungs of the sweep itself, and, for the train cost, the cost curves. */
export async function readKnown(
  store: Store,
  spec: SweepSpec,
  { counts, run }: { counts: readonly number[]; run: RunTask },
): Promise<Known> {
  const trials = countTrials(spec);
  const { metric } = spec.objective;
  const { statusOf, metricOf } = decodeStandings(await store.readStandings(spec.id));
  const ofTrials = (read: (trial: number) => number) =>
    Float64Array.from({ length: trials }, (_, trial) => read(trial));
  const known = {
    ends: new Uint8Array(trials),
    endedAt: new Float64Array(trials).fill(Number.POSITIVE_INFINITY),
    values: ofTrials((trial) => metricOf(trial, metric)),
    costs: ofTrials((trial) => metricOf(trial, 'trainCost')),
  };
  const nothing = () => new Float64Array(trials * counts.length).fill(Number.NaN);
  const atRungs = { values: nothing(), costs: nothing() };
  let iterations = 0;
  await addRungs();
  const pause = createYielder();
  for (let from = 0; from < trials; from += chunkRuns) {
    const runs = Array.from({ length: Math.min(chunkRuns, trials - from) }, (_, k) => from + k);
    await addEnds(runs);
    if (metric === 'trainCost') await addCosts(runs, from);
    await pause();
  }
  return { known, atRungs, iterations };

  async function addEnds(runs: readonly number[]) {
    const states = await store.readRunStates(spec.id, runs);
    for (const [k, trial] of runs.entries()) {
      const done = states[k]?.iteration ?? 0;
      const status = statusOf(trial);
      iterations += done;
      if (status === 'queued' || status === 'running') continue;
      // The last metrics of a pruned or cancelled trial are those of this iteration.
      known.endedAt[trial] = done;
      if (status === 'completed' || status === 'diverged') known.ends[trial] = ends[status];
    }
  }

  async function addCosts(runs: readonly number[], from: number) {
    const stored = await store.readStoredCurves({ sweepId: spec.id, runs });
    const curves = stored.map((curve) => curve && toOwnBytes(curve));
    const costs = await run(
      'costsAt',
      { curves, counts },
      curves.filter((curve) => curve !== null),
    );
    for (const [k, cost] of costs.entries()) {
      const place = from * counts.length + k;
      if (Number.isNaN(cost) || !Number.isNaN(atRungs.values[place] as number)) continue;
      atRungs.values[place] = cost;
      atRungs.costs[place] = cost;
    }
  }

  async function addRungs() {
    const own = rungsOf(spec) ?? [];
    const shared = counts.flatMap((count, rung) => {
      const place = own.indexOf(count);
      return place === -1 || place === own.length - 1 ? [] : [{ rung, place }];
    });
    if (shared.length === 0) return;
    const { countOf, valueAt } = await store.readRungs(spec);
    for (let trial = 0; trial < trials; trial++) {
      for (const { rung, place } of shared) {
        if (place >= countOf(trial)) continue;
        const { value, cost } = valueAt(trial, place);
        atRungs.values[trial * counts.length + rung] = value;
        atRungs.costs[trial * counts.length + rung] = cost;
      }
    }
  }
}
