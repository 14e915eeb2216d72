import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a verification continues after %s of its worker, and trains no trial of the sample again',
  async (signal) => {
    const service = await useService({ apart: 'workers' });
    const worker = await service.startWorker({ threads: 1 });
    const { id } = await service.submit({
      space: { learningRate: 0.001, iterations: 20_000, seed: [0, 1, 2, 3, 4, 5] },
    });
    await service.waitForSweep(id);
    const { id: operationId } = await service.client.verify(id, { sample: 6 });
    const before = await waitUntil('a trial was trained again', async () => {
      const { progress } = await service.client.readOperation(operationId);
      return progress !== null && progress.done > 0 ? progress.done : undefined;
    });
    await worker.kill(signal);
    const { status, progress } = await service.client.readOperation(operationId);
    expect(status).toBe('running');
    expect(progress?.done).toBeLessThan(6);
    await service.startWorker({ threads: 1 });
    const seen: number[] = [];
    const ended = await service.client.waitForOperation(operationId, {
      onState: (each) => void seen.push(each.progress?.done ?? 0),
    });
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(before);
    expect(ended).toMatchObject({
      ...{ status: 'completed', progress: { done: 6, total: 6 } },
      result: { trainings: { checked: 6, differing: 0 }, agrees: true },
    });
  },
  90_000,
);
