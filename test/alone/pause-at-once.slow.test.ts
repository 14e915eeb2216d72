// Measures the duration of a pause. No other test runs at the same time.
import { expect, test } from 'vitest';
import { readRunsInProgress, useQueues, waitForEmptyQueue } from '../support/queues.ts';
import { useService } from '../support/service.ts';
import {
  expectSameAsUninterrupted,
  expectToAddUp,
  long,
  seeds,
  steer,
} from '../support/steering.ts';
import { waitUntil } from '../support/wait.ts';

test('all threads stop within 1 s after a pause of one sweep and a cancel of another, and the paused sweep completes after a resume', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const workers = [await service.startWorker(), await service.startWorker()];
  const space = { ...long, iterations: [10, 150_000] };
  const paused = await service.submit({ space: { ...space, seed: seeds(3) } });
  const cancelled = await service.submit({ space: { ...space, seed: seeds(9).slice(3) } });
  const areBothInTraining = async () => {
    const sweeps = await Promise.all([paused, cancelled].map(({ id }) => service.readSweep(id)));
    return sweeps.every(({ counts }) => counts.running > 0 && counts.completed > 0);
  };
  await waitUntil('both sweeps are trained', areBothInTraining);

  const startedAt = performance.now();
  const [held, ended] = await Promise.all([
    steer(service, paused.id, 'pause'),
    steer(service, cancelled.id, 'cancel'),
  ]);
  expect([held.status, held.answer.status]).toEqual([202, 'paused']);
  expect([ended.status, ended.answer.status]).toEqual([202, 'cancelled']);
  await waitUntil('no thread trains', async () => {
    const inProgress = await Promise.all(workers.map(readRunsInProgress));
    return inProgress.every((runs) => runs === 0);
  });
  expect(performance.now() - startedAt).toBeLessThan(1_000);

  for (const { id } of [paused, cancelled]) await waitForEmptyQueue(queues, id);
  for (const { id } of [paused, cancelled]) expectToAddUp(await service.readSweep(id));
  const { counts } = await service.readSweep(paused.id);
  expect(counts).toMatchObject({ running: 0, failed: 0, cancelled: 0 });
  expect(counts.queued).toBeGreaterThan(0);

  const { answer } = await steer(service, paused.id, 'resume');
  expect(answer.status).toBe('running');
  expect(await service.waitForSweep(paused.id)).toMatchObject({
    status: 'completed',
    counts: { total: 6, completed: 6, failed: 0 },
  });
  expect((await service.readSweep(cancelled.id)).status).toBe('cancelled');
  await expectSameAsUninterrupted(service, paused, { space: { ...space, seed: seeds(3) } });
});
