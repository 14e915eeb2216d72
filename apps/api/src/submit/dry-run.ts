import { engineVersion } from '@sweepq/core';
import {
  countTrials,
  createGivingWay,
  createSweepSpec,
  type KnownPart,
  type ParsedSweepRequest,
  type PlannedRun,
  planRuns,
  planTrial,
  type SweepSpec,
  trajectoryOf,
} from '@sweepq/queue';
import type { DryRun } from '../views/dry-run-view.ts';
import { warningsOf } from '../views/warnings.ts';
import { estimate, type Work } from './estimate.ts';
import { identifySweep } from './identify-sweep.ts';
import type { SubmitDeps } from './submit-sweep.ts';

/** As many as are looked up in one round trip. */
const chunkRuns = 250;
const firstTrials = 10;

/** What would happen to a sweep that is submitted now. Checked as if it were, and nothing is written. */
export async function dryRun(deps: SubmitDeps, request: ParsedSweepRequest): Promise<DryRun> {
  const spec = createSweepSpec(request, await identifySweep(deps, request));
  const trials = countTrials(spec);
  const work = await countWork(deps, spec);
  const { runs, reusedTrials, reusedRuns, continuedRuns, iterations } = work;
  return {
    ...{ trials, runs, reusedTrials, reusedRuns, continuedRuns },
    iterations: [...iterations.values()].reduce((sum, count) => sum + count, 0),
    ...(await estimate(deps, spec, work)),
    firstTrials: Array.from({ length: Math.min(trials, firstTrials) }, (_, index) => ({
      index,
      params: planTrial(spec, index).params,
    })),
    warnings: warningsOf(spec),
  };
}

/** Looks up run by run what is left to do. It gives way to other requests in between. */
async function countWork(deps: Pick<SubmitDeps, 'store'>, spec: SweepSpec): Promise<Work> {
  const work: Work = {
    ...{ runs: 0, reusedTrials: 0, reusedRuns: 0, continuedRuns: 0 },
    iterations: new Map(),
  };
  const giveWay = createGivingWay();
  let chunk: { planned: PlannedRun; trajectory: string }[] = [];
  const lookUp = async () => {
    const wanted = chunk.map(({ planned: { readings }, trajectory }) => ({ trajectory, readings }));
    const parts = spec.reuse ? await deps.store.countKnown(wanted) : [];
    for (const [k, { planned }] of chunk.entries()) add(work, planned, parts[k]);
    chunk = [];
  };
  for (const planned of planRuns(spec)) {
    const { hyperparameters } = planned;
    const trajectory = trajectoryOf({ ...spec, hyperparameters, engine: engineVersion });
    chunk.push({ planned, trajectory });
    if (chunk.length === chunkRuns) await lookUp();
    await giveWay();
  }
  await lookUp();
  return work;
}

const nothingKnown: KnownPart = { isKnown: [], from: 0 };

function add(work: Work, { hyperparameters, readings }: PlannedRun, part = nothingKnown): void {
  const { isKnown, from } = part;
  const open = readings.filter((_, k) => !isKnown[k]);
  const last = open.at(-1);
  work.runs += 1;
  work.reusedTrials += readings.length - open.length;
  if (last === undefined) {
    work.reusedRuns += 1;
    return;
  }
  if (from > 0) work.continuedRuns += 1;
  const { preprocessing } = hyperparameters;
  const before = work.iterations.get(preprocessing) ?? 0;
  work.iterations.set(preprocessing, before + last.iterations - from);
}
