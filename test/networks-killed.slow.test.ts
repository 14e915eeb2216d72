// A worker that is killed while it trains a network.
import type { Run } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const space = { learningRate: 0.0075, iterations: [10, 6_000], seed: 1, layers: [20, 7, 5] };

test('after the worker of a network was killed, another one continues it from a checkpoint, to the same bits', async () => {
  const service = await useService({ apart: 'workers' });
  const first = await service.startWorker();
  const { id } = await service.submit({ space });
  const readRun = async () =>
    (await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`)).items[0];
  await waitUntil('the run has saved a checkpoint, and trains', async () => {
    const run = await readRun();
    return run?.status === 'running' && run.iteration > 1_000;
  });
  first.kill('SIGKILL');
  await first.exited;
  await service.startWorker();
  const { counts } = await service.waitForSweep(id);
  expect(counts).toMatchObject({ total: 2, completed: 2 });
  expect((await readRun())?.attempts).toBe(2);
  const whole = await service.submit({ space });
  await service.waitForSweep(whole.id);
  const digestsOf = async (sweepId: string) =>
    (await service.listTrials(sweepId)).map(({ modelDigest, metrics }) => [modelDigest, metrics]);
  expect(await digestsOf(id)).toEqual(await digestsOf(whole.id));
}, 120_000);
