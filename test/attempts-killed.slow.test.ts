// The attempts at a run whose worker is killed.
import { collect } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('a run whose worker was killed has a lost attempt, and a second one in another worker', async () => {
  const service = await useService({ apart: 'workers' });
  const first = await service.startWorker({ threads: 1 });
  const { id } = await service.submit({ space: { learningRate: 0.001, iterations: 300_000 } });
  const readRun = async () => (await collect(service.client.listRuns(id)))[0];
  await waitUntil('the thread of the run is known', async () => {
    return (await readRun())?.lastAttempts?.[0]?.thread === 0;
  });
  first.kill('SIGKILL');
  await first.exited;
  await service.startWorker({ threads: 1 });
  await service.waitForSweep(id);
  const run = await readRun();
  expect(run).toMatchObject({ status: 'completed', attempts: 2 });
  const [lost, second] = run?.lastAttempts ?? [];
  expect(lost).toMatchObject({ thread: 0, trainedAt: null, reportedAt: null });
  // The time at which the run returned to the queue is unknown.
  expect(second).toMatchObject({ thread: 0, queuedAt: null });
  expect(second?.workerId).not.toBe(lost?.workerId);
  expect(Date.parse(second?.startedAt ?? '')).toBeGreaterThan(Date.parse(lost?.preparedAt ?? ''));
  expect(second?.reportedAt).not.toBeNull();
});
