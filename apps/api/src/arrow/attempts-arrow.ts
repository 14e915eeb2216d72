import { type RunAttempt, type RunState, runStatuses } from '@sweepq/contract';
import { int32, TimeUnit, timestamp, utf8 } from '@uwdata/flechette';
import { type ArrowColumn, createArrowWriter } from './write-arrow.ts';

/** An attempt, with its run. */
export type AttemptRow = RunAttempt & {
  run: number;
  status: RunState['status'];
  /** When the run ended, in ms since 1970. */
  finishedAt: number | null;
};

type Column = ArrowColumn<AttemptRow>;

const ms = timestamp(TimeUnit.MILLISECOND, 'UTC');

const columns: readonly Column[] = [
  { name: 'run', type: int32(), read: ({ run }) => run },
  { name: 'status', words: runStatuses, read: ({ status }) => status },
  { name: 'workerId', type: utf8(), read: ({ workerId }) => workerId },
  { name: 'thread', type: int32(), isNullable: true, read: ({ thread }) => thread },
  { name: 'queuedAt', type: ms, isNullable: true, read: ({ queuedAt }) => queuedAt },
  { name: 'startedAt', type: ms, read: ({ startedAt }) => startedAt },
  { name: 'preparedAt', type: ms, isNullable: true, read: ({ preparedAt }) => preparedAt },
  { name: 'trainedAt', type: ms, isNullable: true, read: ({ trainedAt }) => trainedAt },
  { name: 'reportedAt', type: ms, isNullable: true, read: ({ reportedAt }) => reportedAt },
  { name: 'finishedAt', type: ms, isNullable: true, read: ({ finishedAt }) => finishedAt },
];

export const writeAttemptsArrow = createArrowWriter(columns);
