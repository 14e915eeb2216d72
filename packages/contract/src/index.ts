export type { Preprocessing, Validation } from '@sweepq/core';
export { type Explanation, explainIssues } from './errors/explain-issues.ts';
export {
  assertKnownName,
  ofLaterVersion,
  QueueError,
  type QueueErrorCode,
} from './errors/queue-error.ts';
export { compileFilter, type FilterValue, matchesFilter } from './lists/compile-filter.ts';
export { type Filter, type FilterField, filterLimits } from './lists/filter.ts';
export { foldText } from './lists/fold-text.ts';
export { formatFilter } from './lists/format-filter.ts';
export { ListQueryError } from './lists/list-query-error.ts';
export { parseFilter } from './lists/parse-filter.ts';
export { formatSort, parseSort, type SortKey } from './lists/sort.ts';
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
  type Delivery,
  type DeliveryJobData,
  type DeliveryResult,
  delivery,
} from './schemas/delivery.ts';
export { parseEarlyStopping } from './schemas/early-stopping.ts';
export {
  anySweepEvent,
  type ProgressEvent,
  type SnapshotEvent,
  type StartEvent,
  type SweepEvent,
  snapshotEvent,
  startEvent,
  sweepEvent,
} from './schemas/event.ts';
export { type Extension, extension, extensionRequest } from './schemas/extension.ts';
export {
  type Hyperparameters,
  hyperparameterNames,
  type TrialParams,
  trialParams,
} from './schemas/hyperparameters.ts';
export { type Labels, type SweepEdit, sweepEdit } from './schemas/labels.ts';
export { sweepEndedMessage, trialBestMessage, type WebhookMessage } from './schemas/message.ts';
export {
  type MetricName,
  type MetricPath,
  metricNames,
  metricOfPath,
  metricPaths,
  pathOfMetric,
} from './schemas/metric-table.ts';
export {
  defaultObjective,
  type Objective,
  parseObjective,
  scoreOf,
} from './schemas/objective.ts';
export {
  parseDeliveryJobData,
  parseRunJobData,
  parseSweepJobData,
  parseUpkeepJobData,
} from './schemas/parse-job-data.ts';
export { isOfLaterPlan, newestPlanVersion } from './schemas/plan-version.ts';
export { type Priority, priorities } from './schemas/priority.ts';
export { type Bounds, boundsOf, type Range, type WrittenRange } from './schemas/range.ts';
export { retryRequest, type StoredRetry } from './schemas/retry.ts';
export {
  expected,
  maxIterations,
  maxTrials,
  preprocessing,
  preprocessings,
  sha256,
} from './schemas/rules.ts';
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
  runStatuses,
} from './schemas/run.ts';
export { defaultSearch, parseSearch, type Search, type SearchRequest } from './schemas/search.ts';
export {
  defaultAxes,
  type Space,
  type SpaceRequest,
  space,
  spaceRequest,
} from './schemas/space.ts';
export type { StopRuleName } from './schemas/stop-rules.ts';
export {
  isEnded,
  type Sweep,
  type SweepRequest,
  type SweepResult,
  type SweepSpec,
  type SweepStatus,
  sweep,
  sweepRequest,
  sweepSpec,
  sweepStatuses,
  type TrialCounts,
  trialCounts,
} from './schemas/sweep.ts';
export { type SweepJobData, specOf } from './schemas/sweep-job.ts';
export {
  type Failure,
  type Metrics,
  type Outcome,
  outcomes,
  type Trial,
  type TrialOutcome,
  trial,
  trialStatuses,
} from './schemas/trial.ts';
export {
  defaultTrialSort,
  paramOfPath,
  trialFields,
  trialSorts,
} from './schemas/trial-fields.ts';
export type { TrialTimes } from './schemas/trial-times.ts';
export type { UpkeepJobData } from './schemas/upkeep-job.ts';
export { type Warning, warning } from './schemas/warning.ts';
export { type NoticeType, parseWebhooks } from './schemas/webhooks.ts';
export { isAllowedTarget } from './webhooks/targets.ts';
