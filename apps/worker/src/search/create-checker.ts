import { createThreads } from '@sweepq/threads';
import { receiveErrors } from '../threads/thread-error.ts';
import type { CheckedChoices, ChoicesTask } from './check-choices.ts';
import type { CheckedVerdicts, VerdictsTask } from './check-verdicts.ts';

/** Checks the choices and verdicts of ended sweeps. */
export type Checker = {
  checkChoices(task: ChoicesTask): Promise<CheckedChoices>;
  checkVerdicts(task: VerdictsTask): Promise<CheckedVerdicts>;
  close(): Promise<void>;
};

/** The heap limit of the thread. A Gaussian process of 500 trials takes 30 MB. */
const maxHeapMb = 256;
const idleMs = 10_000;

/** Creates a thread of its own for the checks, so that no adaptive search waits for them. The thread ends after an idle time. */
export function createChecker({ onError }: { onError: (error: Error) => void }): Checker {
  const thread = createThreads({
    ...{ program: new URL('./search-thread.js', import.meta.url), maxThreads: 1, idleMs, onError },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  return {
    checkChoices: (task) => receiveErrors(thread.run(task, { name: 'choices' })),
    checkVerdicts: (task) => receiveErrors(thread.run(task, { name: 'verdicts' })),
    close: () => thread.close(),
  };
}
