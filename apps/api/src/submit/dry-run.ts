import type { SweepSpec } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import {
  countRuns,
  countTrials,
  createSweepSpec,
  type ParsedSweepRequest,
  planTrial,
} from '@sweepq/plan';
import type { CachedPart } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import type { DryRun } from '../views/dry-run-view.ts';
import { warningsOf } from '../views/sweep-view.ts';
import { estimate, type Work } from './estimate.ts';
import { identifySweep } from './identify-sweep.ts';
import { type PieceOfPlan, planPiece, type RunInPiece } from './plan-piece.ts';
import type { SubmitDeps } from './submit-sweep.ts';

/** The number of runs that are looked up in one round trip to Redis. The event loop plans this number of runs in 3 ms. */
const runsAtOnce = 250;
/** The number of runs that are planned in one step if no lookup is needed. */
const plannedAtOnce = 2_000;
const firstTrials = 10;

/** Returns what a sweep would do if it were submitted now. Makes the same checks as a submit, and writes nothing. */
export async function dryRun(
  deps: SubmitDeps,
  request: ParsedSweepRequest,
  lend: Lend,
): Promise<DryRun> {
  const spec = createSweepSpec(request, await identifySweep(deps, request));
  const trials = countTrials(spec);
  const work = await (countRuns(spec) <= runsAtOnce
    ? countWork(deps, spec, async (piece) => planPiece(piece))
    : lend((run) => countWork(deps, spec, (piece) => run('planPiece', piece))));
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

/** Adds up the remaining work of all runs. Plans the runs in pieces, and looks up the cached results of each piece. */
async function countWork(
  { store }: Pick<SubmitDeps, 'store'>,
  spec: SweepSpec,
  plan: (piece: PieceOfPlan) => Promise<RunInPiece[]>,
): Promise<Work> {
  const work: Work = {
    ...{ runs: 0, reusedTrials: 0, reusedRuns: 0, continuedRuns: 0 },
    iterations: new Map(),
  };
  const total = countRuns(spec);
  const count = spec.reuse ? runsAtOnce : plannedAtOnce;
  for (let from = 0; from < total; from += count) {
    const piece = await plan({ spec, engine: engineVersion, from, count });
    const parts = spec.reuse ? await store.countCachedResults(piece) : [];
    for (const [k, planned] of piece.entries()) add(work, planned, parts[k]);
  }
  return work;
}

const nothingKnown: CachedPart = { isCached: [], from: 0 };

function add(work: Work, { preprocessing, readings }: RunInPiece, part = nothingKnown): void {
  const { isCached, from } = part;
  const open = readings.filter((_, k) => !isCached[k]);
  const last = open.at(-1);
  work.runs += 1;
  work.reusedTrials += readings.length - open.length;
  if (last === undefined) {
    work.reusedRuns += 1;
    return;
  }
  if (from > 0) work.continuedRuns += 1;
  const before = work.iterations.get(preprocessing) ?? 0;
  work.iterations.set(preprocessing, before + last.iterations - from);
}
