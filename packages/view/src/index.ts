// What the page and the command line both show.
export {
  type AttemptStage,
  attemptDurations,
  attemptStages,
} from './attempt-durations.ts';
export { decimate } from './decimate.ts';
export {
  formatBytes,
  formatCount,
  formatMetric,
  formatNumberOf,
  formatParam,
  formatPoints,
  formatShare,
  isShare,
} from './format-number.ts';
export { formatAgo, formatDuration, formatTime } from './format-time.ts';
export { labelOf, labelOfMeasure, titleOf } from './labels.ts';
export { compareLayers, formatLayers, parseLayers } from './layers.ts';
export { listFirst } from './list-first.ts';
export { type ClassCount, largestClass, majorityBaseline } from './majority-baseline.ts';
export { classMeasures, type Measure, measures } from './measures.ts';
export { assignSplits, proposeDatasetName } from './name-upload.ts';
export {
  baselineOf,
  intervalOf,
  type Ranking,
  rankingOf,
  sayBaselineModel,
  sayTies,
} from './ranking.ts';
export { formatRegret, sayAudited, saySaved, sayWrong, sayWrongEnd } from './say-audit.ts';
export { sayFound, sayIgnored, sayImported } from './say-import.ts';
export { sayFate, sayInterval, sayKept, sayReplayed } from './say-replay.ts';
export { countStartup, sayPlace, sayPruning, sayRung, saySearch } from './say-search.ts';
export { sayValidation } from './say-validation.ts';
export { sayAgreement, sayCheck, sayDifference, verificationParts } from './say-verification.ts';
export { compareSchedules, isSchedule } from './schedules.ts';
export { spacesOf } from './spaces.ts';
export { type Split, splitClasses } from './split-classes.ts';
export { type EdgePoint, stabilityEdge } from './stability-edge.ts';
export { countTies, isTied } from './ties.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
export { zipTime } from './zip-time.ts';
