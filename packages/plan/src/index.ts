export { budgetOf, countAffordable } from './affordable-trials.ts';
export { dependsOnOutcomes } from './depends-on-outcomes.ts';
export { assertKnownAxes } from './drawn-axes.ts';
export {
  countAdded,
  countRuns,
  countTrials,
  type PlannedReading,
  type PlannedRun,
  planRun,
  planRuns,
  planTrial,
  planValues,
  preparePlan,
  type RunValues,
  runOf,
  type Searched,
} from './plan.ts';
export { plannedTrialsOf } from './planned-trials.ts';
export { createRandom, shuffled } from './random.ts';
export { countCombined, measureExpansion } from './requests/count-expanded.ts';
export {
  extensionRequestTo,
  type ParsedExtensionRequest,
  parseExtension,
} from './requests/extension.ts';
export {
  createSweepSpec,
  nameOfDataset,
  type ParsedSweepRequest,
  plannedSpaces,
  plannedSweepRequest,
  type SweepIdentity,
} from './requests/sweep.ts';
export { runJobDataOf } from './run-job-data.ts';
export { rungsOf } from './rungs.ts';
export { axesOf, axisNamesOf } from './spaces.ts';
export { refitOf, trajectoryOf } from './trajectory.ts';
export { trialsOfParts } from './trials-of-parts.ts';
export { assertKnownPlanVersion } from './version.ts';
