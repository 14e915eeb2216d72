// The forecast of a sweep whose work depends on outcomes: an adaptive search, or pruning. Only the number of trials is known.
import {
  countTrainings,
  fillSpace,
  isAdaptive,
  listSpaces,
  optimizationOf,
  type Space,
  type SweepSpec,
} from '@sweepq/contract';
import { budgetOf, countTrials, plannedTrialsOf, rungsOf, trialsOfParts } from '@sweepq/plan';
import {
  coveredTrials,
  type FiniteSchedule,
  scheduleOfParts,
  scheduleOfPruning,
} from '@sweepq/search';
import type { DryRun } from '../views/dry-run-view.ts';
import type { Work } from './estimate.ts';
import { meanOfAxis } from './mean-of-axis.ts';
import { setupsOf } from './model-setup.ts';

export type Forecast = { trials: number; work: Work; assumptions: DryRun['assumptions'] };
type Assumption = DryRun['assumptions'][number];

/** Returns the expected work of the trials after the first `from` ones. */
export function forecastSweep(spec: SweepSpec, from = 0): Forecast {
  const spaces = listSpaces(spec.space);
  const schedule = scheduleOf(spec);
  const maxIterations = budgetOf(spec);
  const { trials, iterations } =
    schedule === undefined
      ? forecastTrials(spec, { from, maxIterations })
      : forecastCohorts(schedule, { from, maxIterations });
  const work = {
    ...{ runs: trials, reusedTrials: 0, reusedRuns: 0, continuedRuns: 0 },
    iterations: spread(iterations * countTrainings(spec.validation), spaces),
  };
  return { trials, work, assumptions: [...assumptionsOf(spec, schedule)] };
}

function scheduleOf(spec: SweepSpec): FiniteSchedule | undefined {
  const iterations = rungsOf(spec)?.at(-1);
  if (spec.pruning == null || iterations === undefined) return undefined;
  return scheduleOfParts(scheduleOfPruning(spec.pruning, iterations), trialsOfParts(spec));
}

type Size = { trials: number; iterations: number };
/** The first trial of the forecast, and the budget of the whole sweep. */
type Part = { from: number; maxIterations: number };

/** Without pruning, each trial trains the mean of the iteration counts. */
function forecastTrials(spec: SweepSpec, { from, maxIterations }: Part): Size {
  const mean = meanOf(listSpaces(spec.space));
  const planned = isAdaptive(spec.search) ? plannedTrialsOf(spec) : countTrials(spec);
  const trials = Math.max(0, Math.min(planned, Math.floor(maxIterations / mean)) - from);
  return { trials, iterations: trials * mean };
}

/** Adds up the cohorts that the budget covers, from that of a trial on. */
function forecastCohorts(schedule: FiniteSchedule, { from, maxIterations }: Part): Size {
  const sum = { trials: 0, iterations: 0 };
  const first = schedule.cohortOf(from);
  let left = maxIterations;
  for (let cohort = 0; cohort < schedule.cohorts; cohort++) {
    const trials = coveredTrials(schedule, cohort, left);
    const iterations = countIterations(schedule, cohort, trials);
    left -= iterations;
    if (cohort >= first) {
      sum.trials += trials;
      sum.iterations += iterations;
    }
    if (trials < schedule.sizeOf(cohort)) break;
  }
  return sum;
}

/** Adds up the iterations of a cohort. A trial that is promoted trains only the iterations between two rungs. */
function countIterations(
  { rungs, rule, ...cohorts }: FiniteSchedule,
  cohort: number,
  size: number,
): number {
  let [sum, trials, before] = [0, size, 0];
  for (const [step, rung] of rungs.slice(cohorts.firstRungOf(cohort)).entries()) {
    sum += trials * (rung - before);
    before = rung;
    const places = rule.placesAt(step, size);
    trials = Number.isFinite(places) ? Math.min(trials, places) : trials / 2;
  }
  return sum;
}

/** Divides iterations among the setups of the spaces. */
function spread(iterations: number, spaces: readonly Space[]): Work['iterations'] {
  const shares: Work['iterations'] = new Map();
  for (const space of spaces) {
    for (const [setup, share] of setupsOf(space)) {
      shares.set(setup, (shares.get(setup) ?? 0) + (iterations * share) / spaces.length);
    }
  }
  return new Map([...shares].map(([setup, share]) => [setup, Math.round(share)]));
}

function* assumptionsOf(
  { search, space, pruning }: SweepSpec,
  schedule: FiniteSchedule | undefined,
): Generator<Assumption> {
  yield {
    code: 'nothing-reused',
    message:
      'Which trials and iterations are trained depends on outcomes, so the forecast assumes that nothing is known from earlier sweeps.',
  };
  if (schedule !== undefined && !Number.isFinite(schedule.rule.placesAt(0, 2))) {
    yield {
      code: 'half-pruned',
      message: `The rule ${pruning?.rule} has no fixed number of places, so half of the trials are assumed to be pruned at each rung.`,
    };
  }
  const spaces = listSpaces(space);
  if (isAdaptive(search) && spaces.some(({ iterations }) => !isOne(iterations))) {
    yield {
      code: 'mean-iterations',
      message: 'Each trial is assumed to train the mean of the iteration counts.',
    };
  }
  if (spaces.some(({ preprocessing }) => preprocessing.length > 1)) {
    yield {
      code: 'equal-preprocessings',
      message: 'Each preprocessing is assumed to be chosen equally often.',
    };
  }
  if (spaces.some((space) => fillSpace(space).layers.length > 1)) {
    yield {
      code: 'equal-layers',
      message: 'Each list of hidden layers is assumed to be chosen equally often.',
    };
  }
  if (spaces.some(variesOptimization)) {
    yield {
      code: 'equal-optimizations',
      message: 'Each optimizer and each batch size is assumed to be chosen equally often.',
    };
  }
  if (isAdaptive(search) && spaces.length > 1) {
    yield {
      code: 'equal-spaces',
      message: 'Each space of the list is assumed to be chosen equally often.',
    };
  }
}

function variesOptimization(space: Space): boolean {
  const { optimizer, batchSize } = optimizationOf(space);
  return optimizer.length > 1 || !isOne(batchSize);
}

const isOne = (axis: Space['iterations']) => Array.isArray(axis) && axis.length === 1;

/** The mean of the iteration counts of all spaces, which are assumed to be chosen equally often. */
const meanOf = (spaces: readonly Space[]) =>
  spaces.reduce((sum, { iterations }) => sum + meanOfAxis(iterations), 0) / spaces.length;
