// TypeScript values that the Lua scripts use (`--- @constants` in packages/store/lua), as Lua source.
import { trialStatuses } from '@sweepq/contract';
import { columnsAt, columnsOfVersion1, newColumns } from './trials/columns.ts';
import { statusByte } from './trials/standings.ts';

export const inLua = {
  columnsAt,
  columnsOfVersion1: listOf(columnsOfVersion1),
  newColumns: listOf(newColumns),
  newColumnNames: `'${newColumns.join(' ')}'`,
  trialStatuses: listOf(trialStatuses),
  queuedByte: `'\\${statusByte('queued')}'`,
  runningByte: `'\\${statusByte('running')}'`,
};

/** The words must not contain quotes. */
function listOf(words: readonly string[]): string {
  return `{ ${words.map((word) => `'${word}'`).join(', ')} }`;
}
