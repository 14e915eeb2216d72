// Retries of failed trials.
import type { Run, Sweep } from '@sweepq/client';
import { UnrecoverableError, Worker } from 'bullmq';
import { expect, test } from 'vitest';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import {
  expectSameAsUninterrupted,
  hasCurl,
  runDocsLine,
  seeds,
  short,
  steer,
} from './support/steering.ts';

test('a retry with a failure code trains the failed trials with this code again', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  const failed = await service.waitForSweep(sweep.id);
  expect(failed).toMatchObject({ status: 'failed', counts: { total: 4, failed: 4 } });
  const [trial] = await service.listTrials(sweep.id);
  const cause = trial?.failure?.code;
  await bad.stop();

  const none = await steer(service, sweep.id, 'retry', { status: 'failed', cause: 'crashed' });
  expect(none).toMatchObject({
    status: 409,
    answer: { type: 'urn:sweepq:problem:nothing-to-retry' },
  });
  expect(cause).toBe('dataset-not-found');
  const retryDocs = () => runDocsLine(service, 'Retry', sweep.id) as Sweep;
  const retry = async () => {
    const asked = { status: 'failed', cause: 'dataset-not-found' };
    return (await steer(service, sweep.id, 'retry', asked)).answer as unknown as Sweep;
  };
  const answer = hasCurl ? retryDocs() : await retry();
  expect([answer.status, answer.finishedAt]).toEqual(['queued', null]);
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).answer.type).toBe(
    'urn:sweepq:problem:sweep-open',
  );
  await service.startWorker();
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 4, failed: 0, queued: 0 },
  });
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  expect(items.map(({ status, failure }) => [status, failure])).toEqual([
    ['completed', null],
    ['completed', null],
  ]);
  await expectSameAsUninterrupted(service, sweep, { space: { ...short, seed: seeds(2) } });
});

test('a retry that was paused before it was planned is trained after the resume', async () => {
  const service = await useService();
  const bad = await service.startWorker({ homeDir: '/nowhere', threads: 2 });
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  expect((await service.waitForSweep(sweep.id)).counts.failed).toBe(4);
  await bad.stop();
  expect((await steer(service, sweep.id, 'retry', { status: 'failed' })).status).toBe(202);
  expect((await steer(service, sweep.id, 'pause')).answer.status).toBe('paused');
  await service.startWorker();
  await steer(service, sweep.id, 'resume');
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 4, failed: 0 },
  });
});

test('a restarted planner does not wait for jobs that have already failed', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const sweep = await service.submit({ space: { ...short, seed: seeds(2) } });
  const options = { connection: useConnection(service), prefix: service.prefix };
  // The first planner adds a run and dies. The job of the run fails before its sweep is planned again.
  const planner = new Worker(queues.sweeps.name, null, options);
  const job = await planner.getNextJob('planner');
  expect(job?.id).toBe(sweep.id);
  const parent = { id: sweep.id, queue: job?.queueQualifiedName ?? '' };
  const opts = { jobId: `${sweep.id}-r0`, parent, ignoreDependencyOnFailure: true };
  await queues.runs.add('lost', { sweepId: sweep.id } as never, opts);
  const trainer = new Worker(queues.runs.name, null, options);
  const lost = await trainer.getNextJob('trainer');
  await lost?.moveToFailed(
    new UnrecoverableError('job stalled more than allowable limit'),
    'trainer',
  );
  await job?.moveToWait('planner');
  await Promise.all([planner.close(), trainer.close()]);

  await service.startWorker();
  expect(await service.waitForSweep(sweep.id)).toMatchObject({
    status: 'completed',
    counts: { total: 4, completed: 2, failed: 2 },
  });
});
