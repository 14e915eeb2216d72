import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { connectWorker, disconnect } from '@sweepq/redis';
import { waitUntil } from '@sweepq/testing/wait.ts';
import { Queue, UnrecoverableError, Worker } from 'bullmq';
import { expect, inject, onTestFinished, test } from 'vitest';
import { hidingPaths } from './hiding-paths.ts';

test('a failed job has no path of the machine in its reason or its stack', async () => {
  const { queue, work } = useQueue();
  const seen: AbortSignal[] = [];
  work(async (_job, _token, signal) => {
    if (signal !== undefined) seen.push(signal);
    await stat('/srv/datasets/cats/train_a.h5');
  });
  const job = await queue.add('one', {});
  const failed = await waitUntil('it has failed', async () => {
    const found = await queue.getJob(job.id ?? '');
    return found?.finishedOn !== undefined && found;
  });
  expect(failed.failedReason).toBe("ENOENT: no such file or directory, stat 'train_a.h5'");
  expect(failed.stacktrace?.join('\n')).not.toMatch(/\/srv|file:\/\/|\/src\//);
  expect(failed.stacktrace?.join('\n')).toContain('hiding-paths.');
  expect(seen).toHaveLength(1);
});

test('an error that must not be retried keeps this property', async () => {
  const { queue, work } = useQueue();
  work(async () => {
    throw new UnrecoverableError('Expected /srv/datasets/cats to be there.');
  });
  const job = await queue.add('one', {}, { attempts: 3 });
  const failed = await waitUntil('it has failed', async () => {
    const found = await queue.getJob(job.id ?? '');
    return found?.finishedOn !== undefined && found;
  });
  expect(failed).toMatchObject({
    attemptsMade: 1,
    failedReason: 'Expected cats to be there.',
  });
});

type Work = Parameters<typeof hidingPaths<object, void>>[0];

/** A queue of this test, and a worker that is given its processor. */
function useQueue() {
  const connection = connectWorker({
    ...{ url: inject('redisUrl'), name: 'test', onError: () => undefined },
  });
  const on = { connection, prefix: `test-${randomUUID()}` };
  const queue = new Queue('jobs', on);
  const workers: Worker[] = [];
  onTestFinished(async () => {
    await queue.obliterate({ force: true });
    await Promise.all([queue, ...workers].map((each) => each.close()));
    await disconnect(connection);
  });
  const work = (process: Work) => {
    const worker = new Worker('jobs', hidingPaths(process), on);
    worker.on('error', () => undefined);
    workers.push(worker);
  };
  return { queue, work };
}
