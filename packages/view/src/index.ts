// What the page and the command line both show.
export { decimate } from './decimate.ts';
export {
  type Baseline,
  type ClassCount,
  majorityBaseline,
  shareCost,
} from './majority-baseline.ts';
export { type Split, splitClasses } from './split-classes.ts';
export { type EdgePoint, type RateOutcome, stabilityEdge } from './stability-edge.ts';
export { countTies } from './ties.ts';
export { type Interval, wilsonInterval } from './wilson-interval.ts';
