// Cancels of sweeps while a worker is killed.
import { expect, test } from 'vitest';
import { useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { cancel, long, seeds, waitForNothingLeft } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('a cancelled sweep has no running or waiting run if a worker is killed before, during or after the cancel', async () => {
  const killed = async (when: 'before' | 'while' | 'after') => {
    const service = await useService({ apart: 'workers' });
    const queues = useQueues(service);
    const first = await service.startWorker({ threads: 1 });
    await service.startWorker({ threads: 1 });
    const sweep = await service.submit({ space: { ...long, seed: seeds(40) } });
    await waitUntil('runs are training', async () => {
      const { counts } = await service.readSweep(sweep.id);
      return counts.running === 2;
    });
    if (when === 'before') first.kill('SIGKILL');
    const cancelling = cancel(service, sweep.id);
    if (when === 'while') first.kill('SIGKILL');
    const { answer } = await cancelling;
    if (when === 'after') first.kill('SIGKILL');
    expect(answer.counts).toMatchObject({ total: 40, queued: 0, running: 0, failed: 0 });
    await waitForNothingLeft(queues, sweep.id);
    expect(await service.readSweep(sweep.id)).toEqual(answer);
    const { completed, cancelled } = answer.counts;
    expect(completed + cancelled).toBe(40);
    const trials = await service.listTrials(sweep.id);
    const cut = trials.filter(({ status }) => status === 'cancelled');
    expect(cut).toHaveLength(cancelled);
    // A cut run has metrics, model and weights, or none of them.
    for (const { id, metrics, modelDigest, stoppedIteration } of cut) {
      const isKept = metrics !== null;
      expect([modelDigest !== null, stoppedIteration !== null]).toEqual([isKept, isKept]);
      const { status } = await fetch(new URL(`/v1/trials/${id}/model.json`, service.api.url));
      expect(status).toBe(isKept ? 200 : 404);
    }
  };
  await Promise.all([killed('before'), killed('while'), killed('after')]);
});
