import type { SweepSpec } from '@sweepq/contract';
import { type PlannedRun, planRuns, preparePlan, refitOf, trajectoryOf } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { parseOutcome } from '../trials/parse-outcome.ts';
import { createYielder } from '../yield-to-event-loop.ts';

/** The maximum number of trials that are read in one round trip, unless a single run has more. */
const chunkTrials = 1_000;

/**
 * Removes the cached results of a sweep. A result that another sweep has reused is cached under that sweep, and stays. `engine`: the present
 * engine version. Folds of a run without outcomes are cached under it.
 */
export async function forgetCachedResults(
  context: StoreContext,
  spec: SweepSpec,
  engine: number,
): Promise<void> {
  const yieldIfDue = createYielder();
  await preparePlan(spec, 'values', yieldIfDue);
  let chunk: PlannedRun[] = [];
  let trials = 0;
  for (const planned of planRuns(spec)) {
    chunk.push(planned);
    trials += planned.readings.length;
    if (trials >= chunkTrials) {
      await forgetRuns(context, { spec, engine }, chunk);
      chunk = [];
      trials = 0;
    }
    await yieldIfDue();
  }
  await forgetRuns(context, { spec, engine }, chunk);
}

async function forgetRuns(
  context: StoreContext,
  { spec, engine: present }: { spec: SweepSpec; engine: number },
  runs: readonly PlannedRun[],
) {
  if (runs.length === 0) return;
  const { redis, keys } = context;
  const { sweep, trials } = keys.ofSweep(spec.id);
  const outcomes = await Promise.all(
    runs.map(({ readings }) => redis.hmget(trials, ...readings.map(({ trial }) => String(trial)))),
  );
  const cachedResults = runs.flatMap(({ hyperparameters }, k) =>
    enginesOf(outcomes[k] ?? [], present).flatMap((engine) => {
      const of = { ...spec, hyperparameters, engine };
      const trajectories = new Set([trajectoryOf(of), trajectoryOf(refitOf(of))]);
      return [...trajectories].map(keys.cachedResults);
    }),
  );
  await scripts.forgetCachedResults(redis, { sweep, cachedResults }, { sweepId: spec.id });
}

/** Returns the present engine version, and those of these outcomes. */
function enginesOf(outcomes: readonly (string | null)[], present: number): number[] {
  const engines = outcomes.map((text) => (text === null ? null : parseOutcome(text).engine));
  return [...new Set([present, ...engines])].filter((engine) => engine !== null);
}
