// What the page and the command line both show.
export { type Interval, wilsonInterval } from './wilson-interval.ts';
