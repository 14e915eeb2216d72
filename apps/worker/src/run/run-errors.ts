// The errors with which an attempt at a run ends without a result. `settle` handles each of them.
import type { Failure } from '@sweepq/contract';
import type { Crash, Halt } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import { threadHeapMb } from '../threads/training-pool.ts';

/**
 * Why an attempt was stopped before its end:
 * - `shutdown`: the run returns to the queue;
 * - `lost-lock`: another worker may have the job now;
 * - `closed`: the run ends with its sweep;
 * - `paused`: a job of a later generation continues the run.
 */
export type StopReason = 'shutdown' | 'lost-lock' | Halt;

/**
 * Whether a run that is stopped for this reason is measured at its current iteration. A run of a closed sweep is cut with these measures. A
 * run that returns to the queue may be cut while it waits. A run that lost its lock, or whose commit failed, needs no measures, because its
 * attempt writes nothing.
 */
export const isMeasuredAtStop = (reason: unknown): boolean =>
  reason === 'closed' || reason === 'paused' || reason === 'shutdown';

/** The attempt was stopped. The state of the attempt has the measures at the stop. */
export class StoppedError extends Error {
  constructor(reason: unknown) {
    super(`The run was stopped: ${String(reason)}.`);
    this.name = 'StoppedError';
  }
}

/** The attempt must not write anything: a later attempt has started the run, or the run was returned to the queue. */
export class SupersededError extends Error {
  constructor() {
    super(
      'The attempt must not write: another attempt has started the run, or the run is back in the queue.',
    );
    this.name = 'SupersededError';
  }
}

/** The job of a run ends without a result because its sweep was halted. The run has not failed. */
export class RunHaltedError extends UnrecoverableError {
  constructor(halt: Halt) {
    super(haltSentences[halt]);
  }
}

/** Whether the reason that BullMQ has for a failed job means that the sweep was halted. Then the run has not failed. */
export const isHaltReason = (reason: string) => Object.values(haltSentences).includes(reason);

/** BullMQ stores these sentences with the jobs, and `isHaltReason` compares them. So they must not change. */
const haltSentences: Record<Halt, string> = {
  closed: 'The sweep ended before this run.',
  paused: 'The sweep was paused; another job goes on with this run.',
};

/**
 * The run has crashed its thread or its worker too often in a row, and fails. The store counts these crashes, because they are no failed
 * attempts for BullMQ. `last` is the message of the last crash, if there is one.
 */
export class CrashedError extends UnrecoverableError {
  readonly code: Failure['code'];
  readonly retriable = false;

  constructor({ crashes, crash }: { crashes: number; crash: Crash | undefined }, last?: string) {
    const times = crashes === 1 ? 'once' : `${crashes} times in a row`;
    super(
      crash === 'out-of-memory'
        ? `The run ended its thread or its worker ${times} without progress. The last time its thread ran out of memory: a thread may use ${threadHeapMb} MB in addition to the dataset.`
        : `The run ended its thread or its worker ${times} without progress. ${last ?? crashSentences[crash ?? 'worker']}`,
    );
    this.code = crash === 'out-of-memory' ? crash : 'crashed';
  }
}

const crashSentences: Record<Exclude<Crash, 'out-of-memory'>, string> = {
  thread: 'Its thread exited.',
  worker: 'The last time its worker stopped without reporting an error: it was probably killed.',
};

/** Returns how the thread of this error has crashed; undefined if the thread is still alive. */
export function crashOf(error: unknown): Exclude<Crash, 'worker'> | undefined {
  const { code } = error as { code?: unknown };
  if (code === 'out-of-memory') return code;
  return code === 'thread-died' ? 'thread' : undefined;
}
