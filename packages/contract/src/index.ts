export type { Preprocessing } from '@sweepq/core';
export { type Explanation, explainIssues, pointerTo } from './errors/explain-issues.ts';
export type { OperationErrorCode } from './errors/operation-error-codes.ts';
export { type ProblemCode, problemTypes } from './errors/problem-types.ts';
export {
  assertKnownName,
  LaterVersionError,
  ofLaterVersion,
  QueueError,
  type QueueErrorCode,
} from './errors/queue-error.ts';
export { compileFilter, type FilterValue, matchesFilter } from './lists/compile-filter.ts';
export { type Filter, type FilterField, filterLimits, pathsOfFilter } from './lists/filter.ts';
export { foldText } from './lists/fold-text.ts';
export { formatFilter } from './lists/format-filter.ts';
export { ListQueryError, quoteReceived } from './lists/list-query-error.ts';
export { parseFilter } from './lists/parse-filter.ts';
export { formatSort, parseSort, type SortKey } from './lists/sort.ts';
export { compareEventIds, firstEventId, isEventId } from './names/event-ids.ts';
export {
  clearJobId,
  createOperationId,
  createSweepId,
  deadlineJobId,
  deletionJobId,
  deliveryId,
  isDeliveryId,
  isOperationId,
  isSweepId,
  parseRunId,
  parseRunJobId,
  parseSweepJobId,
  parseTrialId,
  runId,
  runJobId,
  sweepJobId,
  timeOfOperation,
  trialId,
} from './names/ids.ts';
export { defaultPrefix, type QueueName, queueNames } from './names/queues.ts';
export type { Delivery, DeliveryJobData, DeliveryResult } from './schemas/delivery.ts';
export { parseEarlyStopping } from './schemas/early-stopping.ts';
export { endWithSweep, type ProgressEvent, type SweepEvent } from './schemas/event.ts';
export { type Extension, extension, extensionRequest } from './schemas/extension.ts';
export { type FoldMetrics, type FoldsMetrics, haveFoldsEnded } from './schemas/fold-metrics.ts';
export {
  type Hyperparameters,
  hyperparameterNames,
  type ParamName,
  paramNames,
  paramPaths,
  paramsOf,
  pathOfParam,
  type TrialParams,
  unitNames,
} from './schemas/hyperparameters.ts';
export { type Labels, type SweepEdit, sweepEdit } from './schemas/labels.ts';
export {
  firstMetrics,
  laterMetrics,
  type MetricName,
  metricNames,
  metricOf,
  metricOfPath,
  metricPaths,
  metricTable,
  pathOfDeviation,
  pathOfMetric,
  tieMetricOf,
  validationMeasures,
} from './schemas/metric-table.ts';
export {
  compareLayers,
  layersOfText,
  mostUnits,
  noLayers,
  textOfLayers,
  textsOfAxis,
} from './schemas/network.ts';
export {
  defaultObjective,
  isOfValidation,
  type Objective,
  parseObjective,
  scoreOf,
} from './schemas/objective.ts';
export {
  type Operation,
  type OperationStatus,
  type OperationType,
  operationTypeNames,
  operationTypes,
} from './schemas/operation.ts';
export { optimizationNames, plainOptimization } from './schemas/optimization.ts';
export {
  parseDeliveryJobData,
  parseRunJobData,
  parseSweepJobData,
  parseUpkeepJobData,
} from './schemas/parse-job-data.ts';
export { isOfLaterPlan, newestPlanVersion, planVersionOf } from './schemas/plan-version.ts';
export { type Priority, priorities } from './schemas/priority.ts';
export {
  checkPruning,
  type Pruning,
  parsePruning,
  pruningRules,
} from './schemas/pruning.ts';
export {
  type Bounds,
  boundsOf,
  type ListedRange,
  type Range,
  type WrittenRange,
} from './schemas/range.ts';
export {
  aliasName,
  aliasRequest,
  type ModelAlias,
  modelName,
  modelVersionRequest,
  mostAliases,
  mostModelBytes,
  mostModelVersions,
  type NumberedVersion,
  type RegisteredModel,
  type RegisteredModelEdit,
  registeredModelEdit,
  type StoredModelVersion,
} from './schemas/registered-model.ts';
export { retryRequest, type StoredRetry } from './schemas/retry.ts';
export {
  expected,
  maxItemsPerPage,
  maxIterations,
  maxTrials,
  preprocessings,
} from './schemas/rules.ts';
export {
  type DatasetIdentity,
  type FoldState,
  type RunJobData,
  type RunProgress,
  type RunResult,
  type RunState,
  runJobData,
  runProgress,
  runStatuses,
} from './schemas/run.ts';
export { attemptsKept, type RunAttempt } from './schemas/run-attempt.ts';
export { compareSchedules, shortestSchedule } from './schemas/schedule.ts';
export {
  type AdaptiveSearch,
  defaultSearch,
  isAdaptive,
  isAdaptiveStrategy,
  maxAdaptiveTrials,
  parseSearch,
  type Search,
  type SearchRequest,
} from './schemas/search.ts';
export {
  axisNames,
  defaultAxes,
  fillSpace,
  hasNetworks,
  hasOptimization,
  isVaried,
  type ListedRanges,
  listSpaces,
  maxSpaces,
  optimizationOf,
  plainAxes,
  type Space,
  type SpaceRequest,
  type Spaces,
  type SpacesRequest,
  space,
  spaceRequest,
} from './schemas/space.ts';
export { findWrongExtension, findWrongMember } from './schemas/spec-shape.ts';
export { parseStopRules, type StopRuleName } from './schemas/stop-rules.ts';
export {
  type AskedTrial,
  isEnded,
  type SweepResult,
  type SweepSpec,
  type SweepStatus,
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
  sources,
  type Trial,
  type TrialOutcome,
  trialStatuses,
} from './schemas/trial.ts';
export {
  defaultTrialSort,
  paramOfPath,
  tiesPath,
  trialFields,
  trialSorts,
  withTies,
  wordsOfParams,
} from './schemas/trial-fields.ts';
export { type TrialTimes, trialTimes } from './schemas/trial-times.ts';
export type { UpkeepJobData } from './schemas/upkeep-job.ts';
export {
  countTrainings,
  type Folds,
  foldsOf,
  holdOutOf,
  mostFolds,
  parseValidation,
  type Validation,
} from './schemas/validation.ts';
export type { Warning } from './schemas/warning.ts';
export { type NoticeType, parseWebhooks } from './schemas/webhooks.ts';
export {
  auditRequest,
  optionsOfAudit,
  optionsOfVerification,
  verificationRequest,
  type WorkOptions,
} from './schemas/work-request.ts';
export { isAllowedTarget } from './webhooks/targets.ts';
export type { Audit, AuditedTrial } from './wire/audit.ts';
export { datasetIdentityView, viewDatasetIdentity } from './wire/dataset.ts';
export { deliveryView, viewDelivery } from './wire/delivery.ts';
export { digest, toDigest, toDigestOrNull } from './wire/digest.ts';
export { presentBody } from './wire/earlier-message.ts';
export { type EventView, eventView, viewEvent } from './wire/event.ts';
export { pointView, viewPoints } from './wire/event-data.ts';
export { warningView } from './wire/failure.ts';
export {
  datasetUpload,
  importReport,
  uploadFields,
  uploadQuery,
} from './wire/import.ts';
export { sweepEndedMessage, trialBestMessage, type WebhookMessage } from './wire/message.ts';
export { openEnum } from './wire/open-enum.ts';
export { operationView, viewOperation } from './wire/operation.ts';
export {
  type ModelVersionView,
  modelVersionView,
  registeredModelView,
  viewModelVersion,
  viewRegisteredModel,
} from './wire/registered-model.ts';
export { type RunView, runView, trainedMsOf, viewRun } from './wire/run.ts';
export { pruningView, viewSpec } from './wire/spec.ts';
export { type SweepView, sweepView, viewExtension } from './wire/sweep.ts';
export { type SweepRequest, sweepRequest } from './wire/sweep-request.ts';
export { indexOf, paramsView, trialView, viewParams, viewTrial } from './wire/trial.ts';
export {
  type Check,
  type DifferingTrial,
  mostNamed,
  type Verification,
} from './wire/verification.ts';
