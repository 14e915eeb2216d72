// What the page and the command line both show.
export { decimate } from './decimate.ts';
export {
  formatCount,
  formatMetric,
  formatNumberOf,
  formatParam,
  formatPoints,
  formatShare,
} from './format-number.ts';
export { formatAgo, formatDuration, formatTime } from './format-time.ts';
export { labelOf, titleOf } from './labels.ts';
export {
  type ClassCount,
  majorityBaseline,
  shareCost,
} from './majority-baseline.ts';
export { type Split, splitClasses } from './split-classes.ts';
export { type EdgePoint, stabilityEdge } from './stability-edge.ts';
export { countTies } from './ties.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
