import {
  defaultSearch,
  maxTrials,
  newestPlanVersion,
  parseSearch,
  type SearchRequest,
  type Space,
  type SpaceRequest,
  space as storedSpace,
} from '@sweepq/contract';
import type { z } from 'zod';
import { isRange } from '../axis-values.ts';
import { drawnAxesOf } from '../drawn-axes.ts';
import { countCombinations } from '../sample.ts';
import { countSpaceTrials, readingsOf } from '../space-runs.ts';
import { assertExpandable, expandRanges, parseSpace, type Refuse } from './expand-space.ts';

type Request = { space: SpaceRequest; search?: SearchRequest | null | undefined };

/** Checks a space against its search: a grid needs lists, and a sample needs enough combinations. */
export function assertSearchable(request: Request, context: z.RefinementCtx): void {
  const refuse: Refuse = (path, message, got) =>
    context.addIssue({ code: 'custom', path, message, params: { got } });
  // An invalid range cannot be expanded, and without a number of trials a search is no grid.
  if (context.issues.some(({ path }) => path?.[0] === 'space' || isTrials(path))) return;
  if (!assertExpandable(request.space, refuse)) return;
  const space = parseSpace(expandRanges(request.space));
  const search = request.search ? parseSearch(request.search) : defaultSearch;
  // A body with other errors is rejected anyway, and an invalid value would be reported twice.
  if (context.issues.length === 0 && !assertStorable(space, refuse)) return;
  if (search.strategy === 'grid') {
    assertGrid(space, refuse);
    return;
  }
  const searched = { space, search, planVersion: newestPlanVersion };
  const most = countCombinations(drawnAxesOf(searched).axes) * readingsOf(searched);
  if (search.trials <= most) return;
  refuse(
    ['search', 'trials'],
    `to be at most the ${most} trials of the space`,
    `\`${search.trials}\``,
  );
}

/** A worker parses the stored space with this schema. A space that a worker would reject is rejected here. */
function assertStorable(space: Space, refuse: Refuse): boolean {
  const { error } = storedSpace.safeParse(space);
  const names = new Set(error?.issues.map(({ path }) => path[0] as keyof Space));
  for (const name of names) {
    const values = [space[name]].flat().length;
    refuse(['space', name], 'to have at least one value, and valid ones', `${values} values`);
  }
  return error === undefined;
}

function assertGrid(space: Space, refuse: Refuse) {
  const ranges = Object.entries(space).filter(([, axis]) => isRange(axis));
  for (const [name] of ranges) {
    refuse(
      ['space', name],
      'to have a `step` or a `count`, as a grid needs them',
      'a range without',
    );
  }
  if (ranges.length > 0) return;
  if (
    countSpaceTrials({ space, search: defaultSearch, planVersion: newestPlanVersion }) <= maxTrials
  )
    return;
  // The product is a bigint, because it may exceed the largest safe integer.
  const trials = Object.values(space).reduce((n, axis) => n * BigInt([axis].flat().length), 1n);
  refuse(['space'], `to have at most ${maxTrials} trials`, `${trials}`);
}

const isTrials = (path: readonly PropertyKey[] | undefined) =>
  path?.[0] === 'search' && path[1] === 'trials';
