import type { Halt } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';

/** Says why a run's job ends without a result of its own: an outcome that the store has already, and no failure. */
export class RunHaltedError extends UnrecoverableError {
  constructor(halt: Halt) {
    super(sentences[halt]);
  }
}

/** Whether this reason means that the job ended because its sweep was halted, so that its run is still open. */
export const isHaltReason = (reason: string) => Object.values(sentences).includes(reason);

const sentences: Record<Halt, string> = {
  closed: 'The sweep ended before this run.',
  paused: 'The sweep was paused; another job goes on with this run.',
};
