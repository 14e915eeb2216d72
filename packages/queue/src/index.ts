// The contract between api and worker.
export {
  type ConnectionOptions,
  connectOnce,
  connectProducer,
  connectWorker,
  disconnect,
} from './connections/connect.ts';
export { measureRedis, type RedisMeasures } from './connections/measure.ts';
export { mastersOf, type RedisConnection } from './connections/open.ts';
export {
  assertConnected,
  assertTakesWrites,
  assertUsable,
  assertWritable,
  waitForConnection,
} from './connections/ready.ts';
export { hidePassword, parseRedisUrl, prefixFor, RedisUrlError } from './connections/redis-url.ts';
export { isRefusal } from './connections/refusal.ts';
export { waitForReconnect } from './connections/retry-reads.ts';
export { checkSchema, schemaKey, schemaVersion } from './connections/schema.ts';
export { redisOf, redisSettings } from './connections/settings.ts';
export { explainTrouble } from './connections/trouble.ts';
export { thinColumns, thinPoints } from './curves/thin.ts';
export { type Explanation, explainInOne, explainIssues } from './errors/explain-issues.ts';
export { QueueError, type QueueErrorCode, queueErrorCodes } from './errors/queue-error.ts';
export { compareEventIds, firstEventId, isEventId } from './names/event-ids.ts';
export {
  clearJobId,
  createSweepId,
  deadlineJobId,
  deletionJobId,
  deliveryId,
  isDeliveryId,
  isSweepId,
  parseRunId,
  parseRunJobId,
  parseSweepJobId,
  parseTrialId,
  runId,
  runJobId,
  sweepJobId,
  trialId,
} from './names/ids.ts';
export { defaultPrefix, type QueueName, queueNames } from './names/queues.ts';
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
} from './plan/plan.ts';
export { createRandom, shuffled } from './plan/random.ts';
export { runJobDataOf } from './plan/run-job-data.ts';
export { type Trajectory, trajectoryOf } from './plan/trajectory.ts';
export {
  createQueues,
  type Queues,
  type RunsQueue,
  type SweepsQueue,
  type UpkeepQueue,
} from './queues/create-queues.ts';
export { addDeletion, scheduleTidying, tidySoon } from './queues/keep.ts';
export { type CountedQueue, readOldest } from './queues/oldest.ts';
export {
  checkpointEveryMs,
  checkpointShare,
  deletionJobOptions,
  deliveryJobOptions,
  deliveryLocks,
  failuresUntilOut,
  firstCheckpointMs,
  outForMs,
  runJobOptions,
  runLocks,
  steeringJobOptions,
  sweepJobOptions,
  sweepLocks,
  upkeepLocks,
} from './queues/settings.ts';
export { addPlanning, addSteering } from './queues/steer.ts';
export { createTelemetry } from './queues/telemetry.ts';
export { jobPriorityOf, parseJobPriority, turnAt } from './queues/turns.ts';
export {
  extensionRequestTo,
  type ParsedExtensionRequest,
  parseExtension,
  plannedExtensionRequest,
} from './requests/extension.ts';
export { countListed, parseSpace } from './requests/space.ts';
export {
  createSweepSpec,
  type ParsedSweepRequest,
  plannedSweepRequest,
  type SweepIdentity,
} from './requests/sweep.ts';
export {
  type Delivery,
  type DeliveryJobData,
  type DeliveryResult,
  delivery,
} from './schemas/delivery.ts';
export { type EarlyStopping, earlyStopping } from './schemas/early-stopping.ts';
export {
  type AnySweepEvent,
  anySweepEvent,
  type ProgressEvent,
  type SnapshotEvent,
  type StartEvent,
  type SweepEvent,
  snapshotEvent,
  startEvent,
  sweepEvent,
} from './schemas/event.ts';
export {
  type Extension,
  type ExtensionRequest,
  extension,
  extensionRequest,
} from './schemas/extension.ts';
export {
  type Hyperparameters,
  hyperparameterNames,
  hyperparameters,
  type TrialParams,
  trialParams,
} from './schemas/hyperparameters.ts';
export { type Labels, type SweepEdit, sweepEdit } from './schemas/labels.ts';
export { sweepEndedMessage, trialBestMessage, type WebhookMessage } from './schemas/message.ts';
export { type MetricName, metricNames, type Objective, objective } from './schemas/objective.ts';
export {
  parseDeliveryJobData,
  parseRunJobData,
  parseSweepJobData,
  parseUpkeepJobData,
} from './schemas/parse-job-data.ts';
export { isOfLaterPlan, newestPlanVersion } from './schemas/plan-version.ts';
export { type Priority, priorities, priority, priorityRequest } from './schemas/priority.ts';
export { type RetryRequest, retryRequest } from './schemas/retry.ts';
export { datasetName, expected, preprocessing, sha256 } from './schemas/rules.ts';
export {
  type DatasetIdentity,
  type Run,
  type RunJobData,
  type RunProgress,
  type RunResult,
  type RunState,
  run,
  runJobData,
  runProgress,
  runResult,
} from './schemas/run.ts';
export { type Search, search } from './schemas/search.ts';
export {
  defaultAxes,
  type Space,
  type SpaceRequest,
  space,
  spaceRequest,
} from './schemas/space.ts';
export { type StopRuleName, type StopRules, stopRules } from './schemas/stop-rules.ts';
export {
  isEnded,
  type Sweep,
  type SweepRequest,
  type SweepResult,
  type SweepSpec,
  type SweepStatus,
  sweep,
  sweepRequest,
  sweepStatuses,
  type TrialCounts,
} from './schemas/sweep.ts';
export { type SweepJobData, specOf } from './schemas/sweep-job.ts';
export {
  type Failure,
  type Metrics,
  type Outcome,
  type Trial,
  type TrialOutcome,
  trial,
  trialStatuses,
} from './schemas/trial.ts';
export {
  defaultOrder,
  type SortOrder,
  sortOrders,
  type TrialSort,
  trialSorts,
} from './schemas/trial-order.ts';
export { type TrialTimes, trialTimes } from './schemas/trial-times.ts';
export type { UpkeepJobData } from './schemas/upkeep-job.ts';
export { type Validation, validation } from './schemas/validation.ts';
export { type Warning, warning } from './schemas/warning.ts';
export {
  encodeStoredCheckpoint,
  type PackedCheckpoint,
  type RunCheckpoint,
} from './store/checkpoint.ts';
export type { Committed, CommittedTrial, RunCommit } from './store/commit.ts';
export { createStore, type Store } from './store/create-store.ts';
export {
  type CurveColumns,
  cutColumns,
  encodeCurve,
  maxCurvePoints,
  type StoredCurve,
} from './store/curve.ts';
export type { CutBy, Reached, SavedRun } from './store/cut.ts';
export type { DeletedSweep, Deletion } from './store/delete.ts';
export type { EventPosition, StoredEvent, SweepSnapshot } from './store/events.ts';
export { createGivingWay } from './store/give-way.ts';
export type { Halt } from './store/halts.ts';
export { allSweeps } from './store/keys.ts';
export type { KnownPart, KnownReading, KnownRun, Resumption, RunReuse } from './store/known.ts';
export { iterationsToKeep } from './store/known-curve.ts';
export type { KnownAs } from './store/known-fields.ts';
export type { EndedSweep, OpenSweep, UnreadableSweep } from './store/list-sweeps.ts';
export type { Notice } from './store/outbox.ts';
export type { MeasuredPace, Trained } from './store/pace.ts';
export type { Added, Reopened, Reopening } from './store/reopen.ts';
export type { RunBegin, RunRef } from './store/runs.ts';
export { type AttemptRef, type Begun, type Crash, notBegun } from './store/runs.ts';
export {
  type SelectedTrials,
  type TrialSelection,
  type TrialsCursor,
  takePage,
} from './store/select-trials.ts';
export type { StoredStandings } from './store/standings.ts';
export type { StoredSubmission } from './store/submissions.ts';
export type { StoredSweep, SweepOrigin } from './store/sweeps.ts';
export type { StoredTrials } from './store/trials.ts';
export type { Usage, Weight } from './store/usage.ts';
export { type UsageKind, usageKinds } from './store/usage-kinds.ts';
export { isAllowedTarget } from './webhooks/targets.ts';
