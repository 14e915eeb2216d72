export { selectAmong, takePage } from './select-trials.ts';
export { numberOfParam } from './sort-values.ts';
export { keepMatching, parseTrials } from './trials.ts';
