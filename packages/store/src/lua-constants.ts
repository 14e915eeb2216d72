// Values of TypeScript that the Lua scripts need (`--- @constants` in packages/store/lua), as Lua.
import { metricNames, trialStatuses } from '@sweepq/contract';
import { metricsAt, standingBytes, statusByte } from './trials/standings.ts';

export const inLua = {
  metricsAt,
  standingBytes,
  metricNames: listOf(metricNames),
  trialStatuses: listOf(trialStatuses),
  queuedByte: `'\\${statusByte('queued')}'`,
  runningByte: `'\\${statusByte('running')}'`,
};

/** Of words without a quote. */
function listOf(words: readonly string[]): string {
  return `{ ${words.map((word) => `'${word}'`).join(', ')} }`;
}
