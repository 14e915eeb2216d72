// A worker that is killed while it trains a network.
import type { Run, SweepRequest } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

const network = { learningRate: 0.0075, iterations: [10, 6_000], seed: 1, layers: [20, 7, 5] };
const batches = {
  ...{ learningRate: 0.001, iterations: [10, 300_000], seed: 1, batchSize: 32 },
  schedule: 'cosine:300000:100',
};

test.each<[string, SweepRequest['space']]>([
  ['a network', network],
  ['mini-batches with a schedule', batches],
])(
  'after the worker of %s was killed, another one continues the run from a checkpoint, to the same bits',
  async (_title, space) => {
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
  },
  120_000,
);
