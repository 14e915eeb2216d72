// Backup and restore of the folder of Redis, as docs/operations.md describes it.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findPorts, hasRedisServer, useFolder, useRedisServer } from './support/redis-server.ts';
import { type Service, startService } from './support/service.ts';

const space = {
  learningRate: [0.001, 0.005],
  iterations: [10, 50, 100],
  seed: [1, 2],
};

test.runIf(hasRedisServer)(
  'after its data was restored from a backup, the service has the same sweeps and results, and completes open sweeps',
  async () => {
    const [folder, prefix] = [useFolder(), 'sweepq'];
    const [data, backup] = [join(folder, 'data'), join(folder, 'backup')];
    const first = await startRedis(data);
    const before = await startService({ redisUrl: first.url, prefix });
    await before.startWorker();
    const { id } = await before.submit({ name: 'kept', space });
    await before.waitForSweep(id);
    const kept = await readAll(before, id);
    expect(kept.trials).toHaveLength(12);
    // This sweep is still open in the backup.
    const open = await before.submit({ space: { ...space, iterations: [10, 400_000] } });
    await before.stop();
    await first.kill();

    await cp(data, backup, { recursive: true });
    await rm(data, { recursive: true });
    await cp(backup, data, { recursive: true });

    const second = await startRedis(data);
    const after = await startService({ redisUrl: second.url, prefix });
    try {
      expect(await readAll(after, id)).toEqual(kept);
      await after.startWorker();
      expect(await after.waitForSweep(open.id)).toMatchObject({ status: 'completed' });
    } finally {
      await after.stop();
    }
  },
  120_000,
);

async function startRedis(dir: string) {
  await mkdir(dir, { recursive: true });
  const [port = 0] = await findPorts(1);
  const server = await useRedisServer(['--port', `${port}`, '--dir', dir, '--appendonly', 'yes']);
  return { ...server, url: `redis://127.0.0.1:${port}` };
}

/** All answers about a sweep: the sweep, its trials, and the curve and weights of each trial. */
async function readAll(service: Service, id: string) {
  const trials = await service.listTrials(id);
  const ofTrials = await Promise.all(
    trials.map(async (trial) => [
      await service.get(`/v1/trials/${trial.id}/cost-curve`),
      await service.get(`/v1/trials/${trial.id}/model.json`),
    ]),
  );
  return { sweep: await service.readSweep(id), trials, ofTrials };
}
