// What an operation and its steps share.

/**
 * Why the work of an operation stops. `ended`: it was cancelled; `gone`: its sweep was deleted; `changed`: its sweep was opened again;
 * `shutdown`: the worker shuts down, so another worker continues.
 */
export type HaltReason = 'ended' | 'gone' | 'changed' | 'shutdown';

export class WorkHaltedError extends Error {
  readonly reason: HaltReason;
  constructor(reason: HaltReason) {
    super(`The work of the operation is halted: ${reason}.`);
    this.name = 'WorkHaltedError';
    this.reason = reason;
  }
}

/** The work between two calls of `next` can be lost, if the worker dies. */
export type WorkStep = {
  /** Notes the progress and what was computed so far. Throws a `WorkHaltedError` if the work must not continue. */
  next(progress: { done: number; total: number }, saved?: object): Promise<void>;
  /** This signal is aborted when the work must not continue. */
  signal: AbortSignal;
};
