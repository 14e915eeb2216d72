import {
  defaultSearch,
  listSpaces,
  maxTrials,
  newestPlanVersion,
  parseSearch,
  type Search,
  type SearchRequest,
  type Space,
  type SpacesRequest,
  space as storedSpace,
} from '@sweepq/contract';
import type { z } from 'zod';
import { isRange } from '../axis-values.ts';
import { drawnAxesOf } from '../drawn-axes.ts';
import { countDifferentTrials } from '../own-runs.ts';
import { countCombinations } from '../sample.ts';
import { countDifferent, countOfGrid } from '../settle-values.ts';
import { readingsOf } from '../space-runs.ts';
import { partsOf } from '../spaces.ts';
import { assertEffective } from './assert-effective.ts';
import {
  assertExpandable,
  expandSpaces,
  parseSpaces,
  pathOf,
  type Refuse,
} from './expand-space.ts';

type Request = { space: SpacesRequest; search?: SearchRequest | null | undefined };

/** Checks spaces against their search: a grid needs lists, and a sample needs enough combinations. */
export function assertSearchable(request: Request, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message, got) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  // An invalid range cannot be expanded, and without a number of trials a search is no grid.
  if (context.issues.some(({ path }) => path?.[0] === 'space' || isTrials(path))) return;
  if (!assertExpandable(request.space, refuse)) return;
  const space = parseSpaces(expandSpaces(request.space));
  const search = request.search ? parseSearch(request.search) : defaultSearch;
  // A body with other errors is rejected anyway, and an invalid value would be reported twice.
  if (context.issues.length === 0 && !assertStorable(space, refuse)) return;
  if (!assertEffective(space, search, refuse)) return;
  if (search.strategy === 'grid') assertGrid(space, refuse);
  else assertEnough(space, search, refuse);
}

/** A worker parses the stored spaces with this schema. A space that a worker would reject is rejected here. */
function assertStorable(spaces: Space | Space[], refuse: Refuse): boolean {
  let isStorable = true;
  for (const [k, space] of listSpaces(spaces).entries()) {
    const { error } = storedSpace.safeParse(space);
    const names = new Set(error?.issues.map(({ path }) => path[0] as keyof Space));
    for (const name of names) {
      const values = [space[name]].flat().length;
      const path = [...pathOf(spaces, k), name];
      refuse(path, 'to have at least one value, and valid ones', `${values} values`);
    }
    isStorable &&= error === undefined;
  }
  return isStorable;
}

function assertGrid(spaces: Space | Space[], refuse: Refuse): void {
  let hasRanges = false;
  for (const [k, space] of listSpaces(spaces).entries()) {
    for (const [name, axis] of Object.entries(space)) {
      if (axis === undefined || !isRange(axis)) continue;
      hasRanges = true;
      const path = [...pathOf(spaces, k), name];
      refuse(path, 'to have a `step` or a `count`, as a grid needs them', 'a range without');
    }
  }
  if (hasRanges) return;
  // The products are bigints, because they may exceed the largest safe integer.
  const products = listSpaces(spaces).map(countOfGrid);
  const trials = products.reduce((sum, each) => sum + each, 0n);
  if (trials <= BigInt(maxTrials)) return;
  const many = products.length > 1 ? ', where a trial of two spaces counts twice' : '';
  refuse(['space'], `to have at most ${maxTrials} trials${many}`, `${trials}`);
}

/** Checks that the spaces have at least as many different trials as the search takes. */
function assertEnough(
  space: Space | Space[],
  search: Exclude<Search, { strategy: 'grid' }>,
  refuse: Refuse,
): void {
  const searched = { space, search, planVersion: newestPlanVersion };
  const sizes = partsOf(searched).map((part) => {
    const all = countCombinations(drawnAxesOf(part).axes) * readingsOf(part);
    return countDifferent(part.space, all);
  });
  const { trials } = search;
  if (trials <= Math.max(...sizes)) return;
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (sum > maxTrials) {
    const wanted = `to have at most ${maxTrials} trials together, or at least \`search.trials\` in one space`;
    refuse(['space'], wanted, `${sum}`);
    return;
  }
  // Two spaces can have the same trial.
  const most = sizes.length > 1 ? countDifferentTrials(searched) : sum;
  if (trials <= most) return;
  const ofSpaces = sizes.length > 1 ? 'different trials of the spaces' : 'trials of the space';
  refuse(['search', 'trials'], `to be at most the ${most} ${ofSpaces}`, `\`${trials}\``);
}

const isTrials = (path: readonly PropertyKey[] | undefined) =>
  path?.[0] === 'search' && path[1] === 'trials';
