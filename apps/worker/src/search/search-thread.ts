// The program of the thread that chooses the trials of adaptive searches. A choice can take tens of milliseconds, and the main thread must
// renew locks meanwhile.
import { sendErrors } from '../threads/thread-error.ts';
import { type CheckedChoices, type ChoicesTask, checkChoices } from './check-choices.ts';
import { type CheckedVerdicts, checkVerdicts, type VerdictsTask } from './check-verdicts.ts';
import { createChooser } from './choose-trials.ts';
import type { AskTask, NextTrials } from './searcher.ts';

const chooseTrials = createChooser();

export const choose = (task: AskTask): Promise<NextTrials | undefined> =>
  sendErrors(() => chooseTrials(task));

export const choices = (task: ChoicesTask): Promise<CheckedChoices> =>
  sendErrors(() => checkChoices(task));

export const verdicts = (task: VerdictsTask): Promise<CheckedVerdicts> =>
  sendErrors(() => checkVerdicts(task));
