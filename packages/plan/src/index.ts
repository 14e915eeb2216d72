export { assertKnownAxes, axisNamesOf } from './drawn-axes.ts';
export {
  countAdded,
  countRuns,
  countTrials,
  type PlannedReading,
  type PlannedRun,
  planRun,
  planRuns,
  planTrial,
  runOf,
  type Searched,
} from './plan.ts';
export { createRandom, shuffled } from './random.ts';
export { countExpanded } from './requests/expand-space.ts';
export {
  extensionRequestTo,
  type ParsedExtensionRequest,
  parseExtension,
} from './requests/extension.ts';
export {
  createSweepSpec,
  nameOfDataset,
  type ParsedSweepRequest,
  plannedSweepRequest,
  type SweepIdentity,
} from './requests/sweep.ts';
export { runJobDataOf } from './run-job-data.ts';
export { trajectoryOf } from './trajectory.ts';
