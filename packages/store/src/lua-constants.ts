// TypeScript values that the Lua scripts use (`--- @constants` in packages/store/lua), as Lua source.
import { trialStatuses } from '@sweepq/contract';
import { columnsAt, columnsOfVersion1, encodedColumns } from './trials/columns.ts';
import { memberDigits } from './trials/member.ts';
import { packedNames } from './trials/packed-metrics.ts';
import { statusByte } from './trials/standings.ts';

export const inLua = {
  columnsAt,
  columnsOfVersion1: listOf(columnsOfVersion1),
  encodedColumns: listOf(encodedColumns),
  packedMetrics: listOf(packedNames),
  trialStatuses: listOf(trialStatuses),
  memberFormat: `'%0${memberDigits}d'`,
  queuedByte: `'\\${statusByte('queued')}'`,
  runningByte: `'\\${statusByte('running')}'`,
};

/** The words must not contain quotes. */
function listOf(words: readonly string[]): string {
  return `{ ${words.map((word) => `'${word}'`).join(', ')} }`;
}
