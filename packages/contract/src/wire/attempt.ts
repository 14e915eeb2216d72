import { z } from 'zod';
import { timestamp } from '../schemas/rules.ts';
import type { RunAttempt } from '../schemas/run-attempt.ts';

const moment = (description: string) => timestamp.nullable().meta({ description });

export const attemptView = z
  .object({
    workerId: z
      .string()
      .meta({ description: 'The worker, as `GET /v1/workers` lists it while it runs.' }),
    thread: z.number().int().min(0).nullable().meta({
      description:
        'The number of the training thread in its worker, from 0. Null before the first report of the thread.',
    }),
    queuedAt: moment(
      'When the run was queued: its job was added, or the attempt before returned it. A pause before a retry begins at this moment. Null if the worker of the attempt before was lost: the time at which the run returned to the queue is unknown.',
    ),
    startedAt: timestamp.meta({ description: 'When a worker took the run.' }),
    preparedAt: moment(
      'When the dataset, the starting weights and a thread were ready, and the thread began.',
    ),
    trainedAt: moment('When the thread ended: after the last iteration, or when it was stopped.'),
    reportedAt: moment(
      'When Redis had the end of the attempt. Null while the attempt works, and if its worker was lost.',
    ),
  })
  .meta({
    id: 'Attempt',
    description:
      'One attempt at a run: where it was trained, and when. All moments are by the clock of Redis, so that attempts of several workers can be compared. They ascend.',
  });
export type AttemptView = z.infer<typeof attemptView>;

const toTime = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

export const viewAttempt = ({
  workerId,
  thread,
  startedAt,
  ...moments
}: RunAttempt): AttemptView => ({
  workerId,
  thread,
  queuedAt: toTime(moments.queuedAt),
  startedAt: new Date(startedAt).toISOString(),
  preparedAt: toTime(moments.preparedAt),
  trainedAt: toTime(moments.trainedAt),
  reportedAt: toTime(moments.reportedAt),
});
