import type { Halt } from '@sweepq/queue';
import { UnrecoverableError } from 'bullmq';

/** Says why a run's job ends without a result of its own: an outcome that the store has already, and no failure. */
export class RunHaltedError extends UnrecoverableError {
  constructor(halt: Halt) {
    super(sentences[halt]);
  }
}

/** Whether a job that failed with this reason ended for a halt, so that its run is open. */
export const isHaltReason = (reason: string) => Object.values(sentences).includes(reason);

const sentences: Record<Halt, string> = {
  closed: 'The sweep ended before this run.',
  paused: 'The sweep was paused; another job goes on with this run.',
};
