import type { SweepSpec } from '@sweepq/contract';
import { type PlannedRun, planRuns, trajectoryOf } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { createGivingWay } from '../give-way.ts';
import { parseOutcome } from '../trials/parse-outcome.ts';

/** As many trials as are looked at in one round trip, or those of one run. */
const chunkTrials = 1_000;

/** Takes away what is known by a sweep. What has been taken over by another since is known by that one, and stays. */
export async function forgetCachedResults(context: StoreContext, spec: SweepSpec): Promise<void> {
  const giveWay = createGivingWay();
  let chunk: PlannedRun[] = [];
  let trials = 0;
  for (const planned of planRuns(spec)) {
    chunk.push(planned);
    trials += planned.readings.length;
    if (trials >= chunkTrials) {
      await forgetRuns(context, spec, chunk);
      chunk = [];
      trials = 0;
    }
    await giveWay();
  }
  await forgetRuns(context, spec, chunk);
}

async function forgetRuns(context: StoreContext, spec: SweepSpec, runs: readonly PlannedRun[]) {
  if (runs.length === 0) return;
  const { redis, keys } = context;
  const { sweep, trials } = keys.ofSweep(spec.id);
  const outcomes = await Promise.all(
    runs.map(({ readings }) => redis.hmget(trials, ...readings.map(({ trial }) => String(trial)))),
  );
  const known = runs.flatMap(({ hyperparameters }, k) =>
    enginesOf(outcomes[k] ?? []).map((engine) =>
      keys.known(trajectoryOf({ ...spec, hyperparameters, engine })),
    ),
  );
  if (known.length > 0) await scripts.forgetKnown(redis, { sweep, known }, { sweepId: spec.id });
}

/** With which versions of the engine these outcomes were come to: most often one, or none. */
function enginesOf(outcomes: readonly (string | null)[]): number[] {
  const engines = outcomes.map((text) => (text === null ? null : parseOutcome(text).engine));
  return [...new Set(engines)].filter((engine) => engine !== null);
}
