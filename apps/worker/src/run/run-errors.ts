// The errors with which an attempt at a run ends without a result. `settle` handles each of them.
import type { Failure } from '@sweepq/contract';
import type { Crash, Halt } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import { threadHeapMb } from '../threads/training-pool.ts';

/**
 * Why an attempt was stopped before its end. `shutdown` returns the run to the queue. `lost-lock` leaves it to the worker that has the
 * job now. `closed` ends it with its sweep. `paused` leaves it to a job of a later generation.
 */
export type StopReason = 'shutdown' | 'lost-lock' | Halt;

/**
 * A run of a closed sweep is measured at its current iteration. So is a run that goes back to the queue, because it may be cut while it
 * waits. A run that lost its lock, or whose commit failed, writes nothing.
 */
export const isMeasuredAtStop = (reason: unknown): boolean =>
  reason === 'closed' || reason === 'paused' || reason === 'shutdown';

/** The attempt was stopped. Its state has the measures at the stop. */
export class StoppedError extends Error {
  constructor(reason: unknown) {
    super(`The run was stopped: ${String(reason)}.`);
    this.name = 'StoppedError';
  }
}

/** A later attempt has started the run, or the run was returned to the queue: this attempt must not write anything. */
export class SupersededError extends Error {
  constructor() {
    super('This attempt is no longer the one at its run.');
    this.name = 'SupersededError';
  }
}

/** The job of a run ends without a result because its sweep was halted. This is not a failure: the store already has the outcome. */
export class RunHaltedError extends UnrecoverableError {
  constructor(halt: Halt) {
    super(haltSentences[halt]);
  }
}

/** Whether BullMQ's reason for a failed job means that the sweep was halted. Then the run has not failed. */
export const isHaltReason = (reason: string) => Object.values(haltSentences).includes(reason);

const haltSentences: Record<Halt, string> = {
  closed: 'The sweep ended before this run.',
  paused: 'The sweep was paused; another job goes on with this run.',
};

/**
 * Fails a run that has crashed its thread or its worker too often. The store counts these crashes in a row, because BullMQ does not
 * see them as failed attempts. `last` is the message of the last crash, if there is one.
 */
export class CrashedError extends UnrecoverableError {
  readonly code: Failure['code'];
  readonly retriable = false;

  constructor({ crashes, crash }: { crashes: number; crash: Crash | undefined }, last?: string) {
    const times = crashes === 1 ? 'once' : `${crashes} times in a row`;
    super(
      crash === 'out-of-memory'
        ? `The run ended its thread or its worker ${times} without getting further; the last time its thread ran out of memory: it may use ${threadHeapMb} MB beside the data.`
        : `The run ended its thread or its worker ${times} without getting further. ${last ?? crashSentences[crash ?? 'worker']}`,
    );
    this.code = crash === 'out-of-memory' ? crash : 'crashed';
  }
}

const crashSentences: Record<Exclude<Crash, 'out-of-memory'>, string> = {
  thread: 'Its thread exited.',
  worker: 'The last time its worker stopped without reporting an error: it was probably killed.',
};

/** The kind of crash that an error of a thread stands for; undefined if the thread still lives. */
export function crashOf(error: unknown): Exclude<Crash, 'worker'> | undefined {
  const { code } = error as { code?: unknown };
  if (code === 'out-of-memory') return code;
  return code === 'thread-died' ? 'thread' : undefined;
}
