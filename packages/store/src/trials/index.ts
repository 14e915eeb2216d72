export { selectAmong, takePage } from './select-trials.ts';
export { parseTrials } from './trials.ts';
