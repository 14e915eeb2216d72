export { selectAmong, takePage } from './select-trials.ts';
export { keepMatching, parseTrials } from './trials.ts';
