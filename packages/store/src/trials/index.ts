export { selectAmong, takePage } from './select-trials.ts';
export { numberOfParam, textsOfParam } from './sort-values.ts';
export { keepMatching, parseTrials } from './trials.ts';
