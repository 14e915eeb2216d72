import { CoreError } from '@sweepq/core';

/** Whether a run cannot resume from its checkpoint, so that it must start from iteration 0. */
export const isBadCheckpoint = (error: unknown): error is CoreError =>
  error instanceof CoreError && error.code === 'bad-checkpoint';
