import { axesOf } from '@sweepq/plan';
import {
  createSearch,
  type FiniteSchedule,
  type Search,
  type Space,
  spaceOfAxes,
} from '@sweepq/search';
import { scheduleOfSweep } from './schedule.ts';
import type { Searched } from './searcher.ts';
import { directionOf } from './trial-records.ts';

type Begun = {
  search: Search;
  space: Space;
  schedule: FiniteSchedule | undefined;
  /** The number of cohorts that are open at once. */
  open: number;
};

/** Creates the search of a sweep. It has asked for no trial yet. */
export function beginSearch(searched: Searched): Begun {
  const { trials: _, ...settings } = searched.search;
  const schedule = scheduleOfSweep(searched);
  const open = openCohorts(settings.parallelism);
  const space = spaceOfAxes(axesOf(searched));
  const search = createSearch({
    ...settings,
    space,
    direction: directionOf(searched),
    ...(schedule && { cohorts: schedule, open }),
  });
  return { search, space, schedule, open };
}

/** Workers have runs while a cohort waits for its last trial, because later cohorts are open, too. */
const openCohorts = (parallelism: number) => 1 + Math.ceil(parallelism / 8);
