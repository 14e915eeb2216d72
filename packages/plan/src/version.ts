// The versions of the rules by which a space and a search become a plan. A sweep is stored with the version of its submit, and
// each extension with its own. Both keep this version. A change of any planned value needs a new version here.
import { newestPlanVersion, ofLaterVersion } from '@sweepq/contract';
import { type LogAt, logAt } from './log-at.ts';
import { logAtOfVersion1 } from './log-at-of-version-1.ts';

/** The axes that versions 1 and 2 draw by. This list never changes: a later hyperparameter comes with a later version. */
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

/** What can differ between versions. */
type PlanRules = {
  logAt: LogAt;
  /** The names of all axes in the order in which a plan varies and draws them. */
  axes: readonly string[];
};

/** Rules by version. What is stored without one is of version 1. */
const versions: ReadonlyMap<number, PlanRules> = new Map([
  [1, { logAt: logAtOfVersion1, axes: eightAxes }],
  [2, { logAt, axes: eightAxes }],
]);

/** Throws `redis-unsuitable` for a version that only a later sweepq knows: it is not replaced by other rules. */
export function planRulesOf(planVersion = 1): PlanRules {
  const rules = versions.get(planVersion);
  if (rules !== undefined) return rules;
  throw ofLaterVersion(`a plan version from 1 to ${newestPlanVersion}`, `${planVersion}`);
}
