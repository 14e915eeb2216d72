// A worker that is stopped while Redis is not available.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedis } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test.each(['SIGSTOP', 'SIGKILL'] as const)(
  'after Redis got %s, a worker that trains a run and is stopped exits with 0',
  async (signal) => {
    const dir = await mkdtemp(join(tmpdir(), 'sweepq-redis-'));
    const env = { ...process.env, REDIS_URL: '' };
    const state = 'fresh' as const;
    const redis = await findRedis({ env, homeDir: dir, state, report: () => undefined });
    const pid = redis.pid ?? 0;
    onTestFinished(async () => {
      await redis.stop();
      await rm(dir, { recursive: true, force: true });
    });
    const service = await useService({
      apart: true,
      redisUrl: redis.url,
      env: { LOG_LEVEL: 'fatal' },
    });
    const worker = await service.startWorker({ threads: 1 });
    const sweep = await service.submit({ space: { learningRate: 0.001, iterations: 400_000 } });
    await waitUntil('the run is training', async () => {
      return (await service.readSweep(sweep.id)).counts.running === 1;
    });
    process.kill(pid, signal);
    const stoppedAt = performance.now();
    worker.kill('SIGTERM');
    expect(await worker.exited).toMatchObject({ code: 0 });
    expect(performance.now() - stoppedAt).toBeLessThan(30_000);
    if (signal === 'SIGKILL') return;
    // The run returns to the queue when its lock expires.
    process.kill(pid, 'SIGCONT');
    await service.startWorker({ threads: 1 });
    expect((await service.waitForSweep(sweep.id)).counts).toMatchObject({ completed: 1 });
  },
  120_000,
);
