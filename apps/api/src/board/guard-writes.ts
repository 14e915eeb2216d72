// The allowed writes of Bull Board. An allowed write does not add a job and does not change the data of a job. All other writes
// are rejected, including writes that a later version of Bull Board adds.
import type { createBullBoard } from '@bull-board/api';
import type { QueueName } from '@sweepq/contract';

type BoardOptions = NonNullable<Parameters<typeof createBullBoard>[0]['options']>;
type Before = NonNullable<NonNullable<BoardOptions['handlerHooks']>['before']>;

/** A write of Bull Board: `<method> <route>`. */
export type BoardWrite = `${'post' | 'put' | 'patch'} /api/${string}`;

type Params = { queueName?: string; queueStatus?: string };

const ofQueue = '/api/queues/:queueName';
const ofJob = `${ofQueue}/:jobId`;

const isAnyQueue = () => true;
const isOf =
  (...names: QueueName[]) =>
  ({ queueName }: Params) =>
    names.some((name) => name === queueName);
const hasEnded = ({ queueStatus }: Params) =>
  queueStatus === 'completed' || queueStatus === 'failed';

/** The allowed writes, with the check of the queue and the status. */
export const allowedWrites: Readonly<Partial<Record<BoardWrite, (params: Params) => boolean>>> = {
  // Pauses and resumes a queue.
  'put /api/queues/pause': isAnyQueue,
  'put /api/queues/resume': isAnyQueue,
  [`put ${ofQueue}/pause`]: isAnyQueue,
  [`put ${ofQueue}/resume`]: isAnyQueue,
  // Removes jobs that have ended. They are not needed, because the store has the results.
  [`put ${ofQueue}/clean/:queueStatus`]: hasEnded,
  // Sends failed webhook messages again, with the same id.
  [`put ${ofQueue}/retry/:queueStatus`]: (params) =>
    isOf('webhooks')(params) && params.queueStatus === 'failed',
  [`put ${ofJob}/retry`]: isOf('webhooks'),
  // Starts the next attempt of a delayed job now.
  [`put ${ofQueue}/promote`]: isOf('runs', 'webhooks'),
  [`put ${ofJob}/promote`]: isOf('runs', 'webhooks'),
};

const remove =
  'Use `POST /v1/sweeps/{id}/cancel` to remove the runs of a sweep from the queue, or `DELETE /v1/sweeps/{id}`.';
const schedule = 'Workers maintain this schedule, so it must not be changed.';
const threads = 'Set `SWEEPQ_THREADS`, or the number of workers.';

/** What to use instead of a rejected write. */
export const insteadOf: Readonly<Partial<Record<BoardWrite, string>>> = {
  [`post ${ofQueue}/add`]: 'Use `POST /v1/sweeps` to submit a sweep.',
  [`patch ${ofJob}/update-data`]:
    'Use `POST /v1/sweeps` for other hyperparameters, or `POST /v1/sweeps/{id}/extend`.',
  [`put ${ofQueue}/obliterate`]: remove,
  [`put ${ofQueue}/empty`]: remove,
  [`put ${ofQueue}/clean/:queueStatus`]: remove,
  [`put ${ofJob}/clean`]: remove,
  [`put ${ofJob}/remove-unprocessed-children`]: remove,
  [`put ${ofQueue}/retry/:queueStatus`]: 'Use `POST /v1/sweeps/{id}/retry`.',
  [`put ${ofJob}/retry`]: 'Use `POST /v1/sweeps/{id}/retry`.',
  [`put ${ofQueue}/promote`]: 'Use `PATCH /v1/sweeps/{id}` with `priority`.',
  [`put ${ofJob}/promote`]: 'Use `PATCH /v1/sweeps/{id}` with `priority`.',
  [`patch ${ofJob}/priority`]: 'Use `PATCH /v1/sweeps/{id}` with `priority`.',
  [`patch ${ofJob}/delay`]: 'Use `POST /v1/sweeps/{id}/pause` and `POST /v1/sweeps/{id}/resume`.',
  [`put ${ofQueue}/concurrency`]: threads,
  [`put ${ofQueue}/rate-limit`]: threads,
  [`put ${ofQueue}/rate-limit/release`]: threads,
  [`put ${ofQueue}/job-schedulers/:schedulerId/remove`]: schedule,
  [`patch ${ofQueue}/job-schedulers/:schedulerId`]: schedule,
  [`put ${ofQueue}/job-schedulers/:schedulerId/run`]: schedule,
};

/** The key of our rejections. The page of Bull Board has a text for this key. */
export const refusalKey = 'ERRORS.FORBIDDEN';

/** Rejects every write that is not allowed. Bull Board calls this hook before each of its handlers. */
export const guardWrites: Before = ({ method, route, request }) => {
  if (method === 'get') return { allow: true };
  const write = `${method} ${route}` as BoardWrite;
  if (allowedWrites[write]?.(request.params)) return { allow: true };
  const instead = insteadOf[write] ?? 'Use the API of sweepq.';
  const message = `Bull Board must not change the queued jobs of sweepq. ${instead}`;
  return { allow: false, status: 403, errorKey: refusalKey, message };
};
