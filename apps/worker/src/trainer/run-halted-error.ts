import type { Halt } from '@sweepq/queue';
import { UnrecoverableError } from 'bullmq';

/** Says why a run's job ends without a result of its own: an outcome that the store has already, and no failure. */
export class RunHaltedError extends UnrecoverableError {
  /** `cutAt` is the number of iterations after which the run was cut, if its numbers there were kept. */
  constructor(halt: Halt, cutAt?: number) {
    super(
      cutAt === undefined
        ? sentences[halt]
        : `${sentences[halt]} It was cut at ${cutAt} iterations.`,
    );
  }
}

const sentences: Record<Halt, string> = {
  closed: 'The sweep ended before this run.',
  paused: 'The sweep was paused; another job goes on with this run.',
};
