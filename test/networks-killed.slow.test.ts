// A worker that is killed while it trains another model than the unit of the article.
import type { Run, Trial } from '@sweepq/client';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { useSixClasses } from './support/six-classes.ts';
import { type Request, readTrained, train } from './support/train.ts';
import { waitUntil } from './support/wait.ts';

const { root: datasetsDir, name: dataset } = await useSixClasses();
const network = { learningRate: 0.0075, iterations: [10, 6_000], seed: 1, layers: [20, 7, 5] };
const batches = {
  ...{ learningRate: 0.001, iterations: [10, 300_000], seed: 1, batchSize: 32 },
  schedule: 'cosine:300000:100',
};
const classes = { learningRate: 0.002, iterations: [10, 8_000], seed: 1 };

test.each<[string, Request]>([
  ['a network', { space: network }],
  ['mini-batches with a schedule', { space: batches }],
  ['softmax regression', { dataset, space: classes }],
  ['a network of six classes', { dataset, space: { ...classes, layers: [20, 7] } }],
])(
  'after the worker of %s was killed, another one continues the run from a checkpoint, to the same bits',
  async (_title, request) => {
    const service = await useService({ apart: 'workers', datasetsDir });
    const first = await service.startWorker();
    const { id } = await service.submit(request);
    const readRun = async () =>
      (await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`)).items[0];
    await waitUntil('the run has saved a checkpoint, and trains', async () => {
      const run = await readRun();
      return run?.status === 'running' && run.iteration > 1_000;
    });
    first.kill('SIGKILL');
    await first.exited;
    await service.startWorker();
    const { sweep, trials } = await readTrained(service, id);
    expect(sweep.counts).toMatchObject({ total: 2, completed: 2 });
    expect((await readRun())?.attempts).toBe(2);
    const resultsOf = (trials: readonly Trial[]) =>
      trials.map(({ modelDigest, metrics }) => [modelDigest, metrics]);
    const whole = await train(service, request);
    expect(resultsOf(trials)).toEqual(resultsOf(whole.trials));
  },
  120_000,
);
