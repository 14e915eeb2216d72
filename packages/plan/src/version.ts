// The versions of the rules that turn a space and a search into a plan. A stored sweep has the newest plan version at its
// submit, and each extension has the newest plan version at its request. These versions never change. A change of any planned
// value needs a new version in this file.
import {
  hasNetworks,
  hasOptimization,
  newestPlanVersion,
  ofLaterVersion,
  type Space,
} from '@sweepq/contract';
import { type LogAt, logAt } from '@sweepq/core/numerics';
import { logAtOfVersion1 } from './log-at-of-version-1.ts';

/** The axes of versions 1 to 3. This list never changes: a new hyperparameter needs a new version. */
const eightAxes = [
  'learningRate',
  'seed',
  'initScale',
  'l2',
  'momentum',
  'nesterov',
  'preprocessing',
  'iterations',
] as const;

/** The axes of version 4. This list never changes. */
const elevenAxes = [...eightAxes, 'layers', 'activation', 'initialization'];

/** The axes of version 5. This list never changes. */
const fifteenAxes = [...elevenAxes, 'optimizer', 'batchSize', 'schedule', 'classWeight'];

/** The rules that can differ between versions. */
type PlanRules = {
  logAt: LogAt;
  /** The names of all axes, in the order in which a plan draws them. */
  axes: readonly string[];
};

/** Rules by version. A stored sweep without a version is of version 1. */
const versions: ReadonlyMap<number, PlanRules> = new Map([
  [1, { logAt: logAtOfVersion1, axes: eightAxes }],
  [2, { logAt, axes: eightAxes }],
  // Adds the adaptive strategies.
  [3, { logAt, axes: eightAxes }],
  // Adds networks.
  [4, { logAt, axes: elevenAxes }],
  // Adds the hyperparameters of optimization, and folds.
  [5, { logAt, axes: fifteenAxes }],
]);
/** From this version on, a sweep has only the axes that its spaces need. */
const firstWithNeededAxes = 5;

/**
 * Returns the rules of a version. Throws `redis-unsuitable` for a version that only a later sweepq knows: other rules would
 * change the plan.
 */
export function planRulesOf(planVersion = 1): PlanRules {
  const rules = versions.get(planVersion);
  if (rules !== undefined) return rules;
  throw ofLaterVersion(`a plan version from 1 to ${newestPlanVersion}`, `${planVersion}`);
}

/** Throws `redis-unsuitable` for a version that only a later sweepq knows. */
export function assertKnownPlanVersion(planVersion: number | undefined): void {
  planRulesOf(planVersion);
}

/**
 * Returns the names of the axes from which the runs of these spaces are drawn. A sweep with folds has version 5, but the trials of the same
 * sweep without folds: so the axes of version 5 depend on the spaces.
 */
export function axesOfPlan(planVersion: number | undefined, spaces: readonly Space[]) {
  const { axes } = planRulesOf(planVersion);
  if (planVersion === undefined || planVersion < firstWithNeededAxes) return axes;
  if (spaces.some(hasOptimization)) return axes;
  return spaces.some(hasNetworks) ? elevenAxes : eightAxes;
}
