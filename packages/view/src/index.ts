// What the page and the command line both show.
export {
  formatBytes,
  formatCount,
  formatMetric,
  formatNumberOf,
  formatParam,
  formatPoints,
  formatShare,
} from './format-number.ts';
export { formatAgo, formatDuration, formatTime } from './format-time.ts';
export { labelOf, titleOf } from './labels.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
