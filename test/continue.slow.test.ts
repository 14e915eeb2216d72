// Runs that another worker resumes from their checkpoints.

import type { Run } from '@sweepq/client';
import { connectWorker, disconnect } from '@sweepq/redis';
import { expect, onTestFinished, test } from 'vitest';
import { iterationsTrained } from './support/iterations-trained.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

type Service = Awaited<ReturnType<typeof useService>>;

/** Two runs of a second or more. They have more costs than a stored curve has points. */
const long = {
  space: { learningRate: [0.001, 0.005], iterations: [2000, 200_000], momentum: 0.5 },
};

test('a run of a stopped worker resumes from its checkpoint on another worker, and ends with the same bits', async () => {
  const service = await useService();
  const first = await service.startWorker();
  const sweep = await service.submit(long);
  await waitUntil('both runs have passed their first reading', async () => {
    const runs = await listRuns(service, sweep.id);
    return runs.every(({ status, iteration }) => status === 'running' && iteration > 25_000);
  });
  await first.stop();
  const stopped = await checkpointsOf(service, sweep.id);
  expect(stopped.every((iteration) => iteration > 25_000 && iteration < 200_000)).toBe(true);

  const second = await service.startWorker();
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 4, completed: 4 });
  const rest = stopped.reduce((sum, iteration) => sum + 200_000 - iteration, 0);
  expect(await iterationsTrained(second.url)).toBe(rest);

  const whole = await service.waitForSweep((await service.submit({ ...long, reuse: false })).id);
  const resultsOf = async (id: string) => [
    (await service.listTrials(id)).map(({ metrics, modelDigest }) => ({ metrics, modelDigest })),
    (await listRuns(service, id)).map(({ curveDigest, costRises, iteration, cost }) => {
      return { curveDigest, costRises, iteration, cost };
    }),
  ];
  expect(await resultsOf(sweep.id)).toEqual(await resultsOf(whole.id));
  expect(await checkpointsOf(service, sweep.id)).toEqual([200_000, 200_000]);
});

const listRuns = async (service: Service, id: string) =>
  (await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`)).items;

/** The iterations of the stored checkpoints of a sweep's runs. */
async function checkpointsOf({ redisUrl, prefix }: Service, id: string): Promise<number[]> {
  const redis = connectWorker({ url: redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const stored = await redis.hvalsBuffer(`${prefix}:store:sweep:${id}:checkpoints`);
  return stored.map((bytes) => bytes.readUInt32LE(0));
}
