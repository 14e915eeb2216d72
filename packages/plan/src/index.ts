export { assertKnownAxes, axisNamesOf } from './axes.ts';
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
export {
  extensionRequestTo,
  type ParsedExtensionRequest,
  parseExtension,
} from './requests/extension.ts';
export { countListed } from './requests/space.ts';
export {
  createSweepSpec,
  type ParsedSweepRequest,
  plannedSweepRequest,
  type SweepIdentity,
} from './requests/sweep.ts';
export { runJobDataOf } from './run-job-data.ts';
export { trajectoryOf } from './trajectory.ts';
