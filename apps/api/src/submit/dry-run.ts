import {
  countTrainings,
  type Extension,
  isAdaptive,
  type SweepSpec,
  viewParams,
} from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import {
  countRuns,
  countTrials,
  createSweepSpec,
  dependsOnOutcomes,
  type ParsedSweepRequest,
  plannedTrialsOf,
  planTrial,
  preparePlan,
} from '@sweepq/plan';
import { type CachedPart, createYielder } from '@sweepq/store';
import type { Lend } from '../heavy/create-heavy.ts';
import type { DryRun } from '../views/dry-run-view.ts';
import { warningsOf } from '../views/sweep-view.ts';
import type { AffordedRuns } from './afford-runs.ts';
import { estimate, type Work } from './estimate.ts';
import type { EstimateDeps } from './estimate-paces.ts';
import { type Forecast, forecastSweep } from './forecast-sweep.ts';
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
  if (dependsOnOutcomes(spec)) return describeForecast(deps, spec, forecastSweep(spec));
  await preparePlan(spec, 'values', createYielder());
  const { runs, trials } = await affordedBy(spec, lend);
  const work = await countPlanned(deps, { spec, from: 0, to: runs }, lend);
  return describeWork(deps, spec, work, firstOf(0, trials));
}

/** Returns what an extension of a sweep would do. */
export async function previewExtension(
  deps: EstimateDeps,
  spec: SweepSpec,
  extension: Extension,
  lend: Lend,
): Promise<DryRun> {
  const extended = { ...spec, extensions: [...(spec.extensions ?? []), extension] };
  await preparePlan(extended, 'values', createYielder());
  if (dependsOnOutcomes(spec)) {
    const before = isAdaptive(spec.search) ? plannedTrialsOf(spec) : countTrials(spec);
    return describeForecast(deps, extended, forecastSweep(extended, before));
  }
  const { runs: to, trials } = await affordedBy(extended, lend);
  const work = await countPlanned(deps, { spec: extended, from: countRuns(spec), to }, lend);
  const before = countTrials(spec);
  return describeWork(deps, extended, work, firstOf(before, Math.max(before, trials)));
}

/** Returns the runs and trials of a plan that the budget of the sweep covers: all of them without a budget. */
const affordedBy = async (spec: SweepSpec, lend: Lend): Promise<AffordedRuns> =>
  spec.stop?.maxIterations === undefined
    ? { trials: countTrials(spec), runs: countRuns(spec) }
    : lend((run) => run('affordRuns', { spec }));

/** Returns what a retry of these failed runs would do. */
export async function previewRetry(
  deps: EstimateDeps,
  spec: SweepSpec,
  runs: readonly number[],
): Promise<DryRun> {
  const work = noWork();
  const failed: number[] = [];
  await preparePlan(spec, 'values', createYielder());
  for (let at = 0; at < runs.length; at += runsAtOnce) {
    const planned = runs
      .slice(at, at + runsAtOnce)
      .flatMap((from) => planPiece({ spec, engine: engineVersion, from, count: 1 }));
    const trials = planned.flatMap(({ readings }) => readings.map(({ trial }) => trial));
    const read = await deps.store.readTrials(spec, trials);
    const isFailed = new Set(trials.filter((_, k) => read[k]?.status === 'failed'));
    failed.push(...isFailed);
    const piece = planned.map((run) => ({
      ...run,
      readings: run.readings.filter(({ trial }) => isFailed.has(trial)),
    }));
    await addPiece(deps, work, spec, piece);
  }
  const trials = { count: failed.length, first: failed.slice(0, firstTrials) };
  return describeWork(deps, spec, work, trials);
}

/** The number of trials, and the first of them, which the answer lists. */
type FirstTrials = { count: number; first: readonly number[] };

/** Returns the trials from one index up to another one, which is not included. */
const firstOf = (from: number, to: number): FirstTrials => ({
  count: to - from,
  first: Array.from({ length: Math.min(to - from, firstTrials) }, (_, k) => from + k),
});

async function describeForecast(
  deps: EstimateDeps,
  spec: SweepSpec,
  { trials, work, assumptions }: Forecast,
): Promise<DryRun> {
  const described = await describeWork(deps, spec, work, { count: trials, first: [] });
  return { ...described, assumptions: [...assumptions, ...described.assumptions] };
}

async function describeWork(
  deps: EstimateDeps,
  spec: SweepSpec,
  work: Work,
  { count, first }: FirstTrials,
): Promise<DryRun> {
  const { runs, reusedTrials, reusedRuns, continuedRuns, iterations } = work;
  const { isComputed, ...estimated } = await estimate(deps, spec, work);
  return {
    ...{ trials: count, runs, reusedTrials, reusedRuns, continuedRuns },
    iterations: [...iterations.values()].reduce((sum, each) => sum + each, 0),
    ...estimated,
    firstTrials: first.map((index) => ({
      index,
      params: viewParams(planTrial(spec, index).params),
    })),
    assumptions: isComputed ? [computedSpeed] : [],
    warnings: warningsOf(spec),
  };
}

const computedSpeed = {
  code: 'computed-speed',
  message:
    'The time of an iteration was not measured for some of these models, so it is computed from their operations and from the speed of the most similar runs.',
};

/** Some runs of a plan: from one index up to another one, which is not included. */
type PlannedRuns = { spec: SweepSpec; from: number; to: number };

/** Adds up the remaining work of runs. A thread plans many runs. */
const countPlanned = (
  deps: Pick<SubmitDeps, 'store'>,
  runs: PlannedRuns,
  lend: Lend,
): Promise<Work> =>
  runs.to - runs.from <= runsAtOnce
    ? countWork(deps, runs, async (piece) => planPiece(piece))
    : lend((run) => countWork(deps, runs, (piece) => run('planPiece', piece)));

const noWork = (): Work => ({
  ...{ runs: 0, reusedTrials: 0, reusedRuns: 0, continuedRuns: 0 },
  iterations: new Map(),
});

/** Adds up the remaining work of runs. Plans the runs in pieces, and looks up the cached results of each piece. */
async function countWork(
  deps: Pick<SubmitDeps, 'store'>,
  { spec, from: first, to }: PlannedRuns,
  plan: (piece: PieceOfPlan) => Promise<RunInPiece[]>,
): Promise<Work> {
  const work = noWork();
  const most = spec.reuse ? runsAtOnce : plannedAtOnce;
  for (let from = first; from < to; from += most) {
    const count = Math.min(most, to - from);
    await addPiece(deps, work, spec, await plan({ spec, engine: engineVersion, from, count }));
  }
  return work;
}

async function addPiece(
  { store }: Pick<SubmitDeps, 'store'>,
  work: Work,
  { reuse, validation, objective }: SweepSpec,
  piece: readonly RunInPiece[],
): Promise<void> {
  const parts = reuse ? await store.countCachedResults(piece, objective) : [];
  const trainings = countTrainings(validation);
  for (const [k, planned] of piece.entries()) add(work, { ...planned, trainings }, parts[k]);
}

const nothingKnown: CachedPart = { isCached: [], from: 0 };

/** A run, and the number of its trainings: one for each fold, and the one on all of train. */
type RunOfWork = RunInPiece & { trainings: number };

function add(work: Work, { setup, readings, trainings }: RunOfWork, part = nothingKnown): void {
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
  const before = work.iterations.get(setup) ?? 0;
  work.iterations.set(setup, before + last.iterations * trainings - from);
}
