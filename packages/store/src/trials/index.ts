export { parseStoredRunState, type StoredRunStates } from '../runs/run-state.ts';
export { selectAmong, takePage } from './select-trials.ts';
export { numberOfParam, textsOfParam } from './sort-values.ts';
export { decodeStandings } from './standings.ts';
export { keepMatching, parseTrials } from './trials.ts';
