import { listSpaces, type Pruning, trialId } from '@sweepq/contract';
import { rungsOf } from '@sweepq/plan';
import type { Store, StoredSweep } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import { ApiProblem } from '../problems/problem.ts';
import { mostKept, type ReplayView } from '../views/replay-view.ts';
import { readKnown } from './read-known.ts';

/** Returns the one iteration count of a sweep. Throws a problem if its trials have several counts. */
export function iterationsOf({ spec }: StoredSweep): number {
  const { space, extensions = [] } = spec;
  const added = extensions.flatMap((part) => ('space' in part ? listSpaces(part.space) : []));
  const spaces = [...listSpaces(space), ...added];
  const counts = new Set(
    spaces.flatMap(({ iterations }) => (Array.isArray(iterations) ? iterations : [Number.NaN])),
  );
  const [only] = counts;
  const isExtended = extensions.some((part) => 'iterations' in part);
  if (counts.size === 1 && only !== undefined && !Number.isNaN(only) && !isExtended) return only;
  throw new ApiProblem('conflict', {
    detail: 'Expected a sweep with one iteration count, got one with several.',
  });
}

type Asked = { pruning: Pruning; iterations: number };

/** Returns what a pruning rule would have kept of the trials of a sweep, from what is stored. */
export async function replaySweep(
  { store }: { store: Store },
  { spec }: StoredSweep,
  { pruning, iterations, lend }: Asked & { lend: Lend },
): Promise<ReplayView> {
  const { id, space, search, extensions, planVersion, axes, asked, objective } = spec;
  const one = listSpaces(space).map((each) => ({ ...each, iterations: [iterations] }));
  const counts = rungsOf({ space: one, pruning }) ?? [];
  const best = await store.readBest(spec);
  return lend(async (run) => {
    const { iterations: done, ...read } = await readKnown(store, spec, { counts, run });
    const ofPlan = { space, search, extensions, planVersion, axes, asked, objective };
    const replay = await run('replayTrials', { spec: ofPlan, pruning, iterations, ...read });
    const { kept, pruned } = replay;
    const isKept = (trial: number) =>
      kept.trials.includes(trial) ? true : pruned.includes(trial) ? false : null;
    const indexOfBest = best === null ? undefined : Number(best.id.split('-t')[1]);
    return {
      ...{ sweepId: id, pruning, trials: read.known.ends.length },
      ...{ iterations: replay.iterations, sweepIterations: done, rungs: replay.rungs },
      kept: {
        ...{ min: kept.min, max: kept.max },
        trialIds: kept.trials.slice(0, mostKept).map((trial) => trialId(id, trial)),
      },
      best:
        best === null || indexOfBest === undefined
          ? null
          : { trialId: best.id, kept: isKept(indexOfBest) },
    };
  });
}
