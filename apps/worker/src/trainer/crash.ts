// A run may take down its thread, or its worker. Then no exception says so, and it is not one of those that are counted as
// attempts: the store counts crashes, in a row and until the run gets further.

import type { Failure } from '@sweepq/contract';
import type { Crash } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import { threadHeapMb } from '../threads/training-pool.ts';

/** Whether an error means that the run's thread died, and of what. */
export function crashOf(error: unknown): Exclude<Crash, 'worker'> | undefined {
  const { code } = error as { code?: unknown };
  if (code === 'out-of-memory') return code;
  return code === 'thread-died' ? 'thread' : undefined;
}

/** Ends a run that has crashed too often. `last` tells how it did the last time, if anybody knows more than the kind. */
export class CrashedError extends UnrecoverableError {
  readonly code: Failure['code'];
  readonly retriable = false;

  constructor({ crashes, crash }: { crashes: number; crash: Crash | undefined }, last?: string) {
    const times = crashes === 1 ? 'once' : `${crashes} times in a row`;
    super(
      crash === 'out-of-memory'
        ? `The run ended its thread or its worker ${times} without getting further; the last time its thread ran out of memory: it may use ${threadHeapMb} MB beside the data.`
        : `The run ended its thread or its worker ${times} without getting further. ${last ?? sentences[crash ?? 'worker']}`,
    );
    this.code = crash === 'out-of-memory' ? crash : 'crashed';
  }
}

const sentences: Record<Exclude<Crash, 'out-of-memory'>, string> = {
  thread: 'Its thread ended by itself.',
  worker: 'The last time its worker ended without a word, as one does that is killed.',
};
