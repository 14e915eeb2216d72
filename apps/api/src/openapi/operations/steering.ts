import type { Operation } from './operation.ts';

const sweepId = '/v1/sweeps/{id}';

/** Something that is done to a sweep, and answered with it. */
const steering = (
  verb: string,
  texts: Pick<Operation, 'summary' | 'description' | 'body'>,
): Operation => ({
  method: 'post',
  path: `${sweepId}/${verb}`,
  id: `${verb}Sweep`,
  tag: 'sweeps',
  ...texts,
  answers: { status: 202, description: 'The sweep as it is by then.', schema: 'Sweep' },
  problems: texts.body ? [400, 404, 409, 413, 415, 503] : [404, 409, 503],
});

export const steeringOperations: readonly Operation[] = [
  steering('cancel', {
    summary: 'Cancel a sweep',
    description:
      'Trials that have not ended are cancelled with it, those being trained stop within a second, and those in the queue leave it. What has ended stays. Cancelling it again changes nothing; a sweep that has ended otherwise is refused (409).',
  }),
  steering('pause', {
    summary: 'Pause a sweep',
    description:
      'Runs being trained stop within a second, and those in the queue leave it; other sweeps go on. Pausing it again changes nothing; a sweep that has ended is refused (409).',
  }),
  steering('resume', {
    summary: 'Let a paused sweep go on',
    description:
      'Its open runs are queued again. A sweep that is not paused is left as it is; one that has ended is refused (409).',
  }),
  steering('retry', {
    summary: 'Try failed trials of a sweep again',
    description:
      'Opens a sweep that has ended, and its failed trials; what came to a result stays. A sweep that has not ended, that was cancelled or ended by a rule, or that has no such trials, is refused (409).',
    body: 'RetryRequest',
  }),
  steering('extend', {
    summary: 'Extend a sweep that has ended',
    description:
      'By an iteration count to which all its hyperparameters are trained further, from where they ended; or by another space. What it has already is left out, and its trials keep their ids. Results equal, to the bit, those of a sweep that had asked for all of it. A sweep that has not ended, that was cancelled or ended by a rule, is refused (409).',
    body: 'ExtensionRequest',
  }),
  steering('priority', {
    summary: 'Change a sweep’s priority',
    description: 'Its waiting runs change places. A sweep that has ended is refused (409).',
    body: 'PriorityRequest',
  }),
];
