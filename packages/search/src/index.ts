export {
  type Ask,
  createSearch,
  type Search,
  type SearchSettings,
  type StrategyName,
  strategyNames,
} from './create-search.ts';
export type { Direction, History, TrialRecord } from './history/history.ts';
export { type Affordable, affordTrials, coveredTrials } from './rules/budget.ts';
export { createHalving } from './rules/halving.ts';
export { type Fate, type JudgeSettings, judgeCohort } from './rules/judge-cohort.ts';
export { createMedian } from './rules/median.ts';
export { createPatience } from './rules/patience.ts';
export { type Replay, replayRule } from './rules/replay.ts';
export type { Comparison, Entry, Rule, Schedule, Verdict } from './rules/rule.ts';
export { type FiniteSchedule, scheduleOfParts } from './rules/schedule-of-parts.ts';
export { type PruningSettings, scheduleOfPruning } from './rules/schedule-of-pruning.ts';
export { hyperbandOf, scheduleOf } from './rules/schedules.ts';
export { SearchError, type SearchErrorCode, searchErrorCodes } from './search-error.ts';
export {
  type Axis,
  type Configuration,
  type Space,
  type Value,
  valuesByName,
} from './space/space.ts';
export { type SweepAxis, spaceOfAxes } from './space/space-of-axes.ts';
export { searchVersion } from './version.ts';
