// The versions of the rules by which a space and a search become a plan. A sweep is stored with the version of its submit, and
// each extension with its own. Both keep this version. A change of any planned value needs a new version here.
import { newestPlanVersion, QueueError } from '@sweepq/contract';
import { type LogAt, logAt } from './log-at.ts';
import { logAtOfVersion1 } from './log-at-of-version-1.ts';

/** What differs between versions. */
type PlanRules = { logAt: LogAt };

/** Rules by version. What is stored without one is of version 1. */
const versions: ReadonlyMap<number, PlanRules> = new Map([
  [1, { logAt: logAtOfVersion1 }],
  [2, { logAt }],
]);

/** Throws `redis-unsuitable` for a version that only a later sweepq knows: it is not replaced by other rules. */
export function planRulesOf(planVersion = 1): PlanRules {
  const rules = versions.get(planVersion);
  if (rules !== undefined) return rules;
  throw new QueueError(
    'redis-unsuitable',
    `Expected a plan version from 1 to ${newestPlanVersion}, got ${planVersion}: the sweep is for a later sweepq.`,
  );
}
