import { z } from 'zod';
import type { Pruning } from './pruning.ts';
import { expected } from './rules.ts';
import { isAdaptive, type Search } from './search.ts';
import { hasNetworks, hasOptimization, listSpaces, type Spaces } from './space.ts';
import type { StopRules } from './stop-rules.ts';
import { foldsOf, type Validation } from './validation.ts';

/**
 * The newest version of the rules that turn a space and a search into a plan. Version 3 has the adaptive strategies, pruning,
 * lists of spaces, and the stop rule `maxIterations`, which decides what is trained. Version 4 has networks, version 5 the
 * hyperparameters of optimization, and folds. Planned strategies have the same rules for one space of units in versions 2 to 5.
 */
export const newestPlanVersion = 5;
const versionOfNetworks = 4;
const versionOfAdaptive = 3;
const versionOfPlanned = 2;

/** The plan version of a new search: the oldest version with its rules, so that older workers can plan it, too. */
export function planVersionOf(searched: NewSearch): number {
  const { space, search, pruning = null, stop = null, validation = null } = searched;
  if (foldsOf(validation) !== undefined) return newestPlanVersion;
  if (listSpaces(space).some(hasOptimization)) return newestPlanVersion;
  if (listSpaces(space).some(hasNetworks)) return versionOfNetworks;
  return isAdaptive(search) ||
    pruning !== null ||
    Array.isArray(space) ||
    stop?.maxIterations !== undefined
    ? versionOfAdaptive
    : versionOfPlanned;
}

type NewSearch = {
  space: Spaces;
  search: Search;
  pruning?: Pruning | null;
  stop?: StopRules | null;
  validation?: Validation | null;
};

const aVersion = expected(`a plan version from 1 to ${newestPlanVersion}`);

/** The plan version of a stored space. A stored space without this field has version 1. */
export const planVersion = z
  .number(aVersion)
  .int(aVersion)
  .min(1, aVersion)
  .max(newestPlanVersion, aVersion);

const later = z.object({ planVersion: z.number().gt(newestPlanVersion) });
const laterJob = z.union([
  later,
  z.object({ extension: later }),
  z
    .object({ extensions: z.array(z.unknown()) })
    .refine(({ extensions }) => extensions.some((each) => later.safeParse(each).success)),
]);

/** Whether the data of a job has a plan version that only a later version of sweepq knows. */
export const isOfLaterPlan = (data: unknown): boolean => laterJob.safeParse(data).success;
