import { UnrecoverableError } from 'bullmq';

/** Says that a run's sweep was cancelled: an outcome that the store has already, and no failure. */
export class RunCancelledError extends UnrecoverableError {
  constructor() {
    super('The sweep was cancelled.');
  }
}
