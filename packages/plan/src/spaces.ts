import { listSpaces, type Spaces } from '@sweepq/contract';
import type { Axis } from './axis-values.ts';
import { axesOfSpace } from './drawn-axes.ts';
import type { SearchedSpace } from './space-runs.ts';
import { axesOfPlan } from './version.ts';

/** One space or a list of spaces, with the search over them. */
export type SearchedSpaces = Omit<SearchedSpace, 'space'> & { space: Spaces };

const cached = new WeakMap<SearchedSpaces, readonly SearchedSpace[]>();

/** Returns each space with the search. Returns the same objects each time, because their axes are cached by identity. */
export function partsOf(searched: SearchedSpaces): readonly SearchedSpace[] {
  const known = cached.get(searched);
  if (known !== undefined) return known;
  const { space, search, planVersion, asked } = searched;
  const axes = axisNamesOf(searched);
  const parts = listSpaces(space).map((each) => ({
    space: each,
    search,
    planVersion,
    axes,
    asked,
  }));
  cached.set(searched, parts);
  return parts;
}

/** Returns the only space of a sweep, or the first one. */
export const firstPart = (searched: SearchedSpaces): SearchedSpace =>
  partsOf(searched)[0] as SearchedSpace;

/** Returns the axes from which the runs of each space are drawn, with their names. */
export const axesOf = (searched: SearchedSpaces): { name: string; axis: Axis }[][] =>
  partsOf(searched).map(axesOfSpace);

/** Returns the names of the axes of a sweep, as the store keeps them with the sweep. */
export const axisNamesOf = ({
  space,
  planVersion,
  axes,
}: Pick<SearchedSpaces, 'space' | 'planVersion' | 'axes'>): readonly string[] =>
  axes ?? axesOfPlan(planVersion, listSpaces(space));
