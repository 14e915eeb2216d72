// Runs that are in progress while Redis refuses writes.
import { fileURLToPath } from 'node:url';
import type { Run } from '@sweepq/client';
import { runJobOptions } from '@sweepq/queue';
import { expect, test } from 'vitest';
import { findPorts, hasRedisServer, useRedisServer } from './support/redis-server.ts';
import { useService } from './support/service.ts';

const fullWorker = fileURLToPath(new URL('support/full-worker.mjs', import.meta.url));

test.runIf(hasRedisServer)(
  'a run completes although more commits are refused than the run has attempts',
  async () => {
    const [port = 0] = await findPorts(1);
    await useRedisServer(['--port', String(port)]);
    const redisUrl = `redis://127.0.0.1:${port}`;
    const service = await useService({ redisUrl, env: { LOG_LEVEL: 'fatal' } });
    await service.startWorker({ threads: 1, mainPath: fullWorker });
    const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 10 } });
    const ended = await service.waitForSweep(id);
    expect(ended).toMatchObject({ status: 'completed', counts: { completed: 1, failed: 0 } });
    const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`);
    // The run started again after each refused commit. It has more attempts than its job may have.
    expect(items[0]?.attempts).toBeGreaterThan(runJobOptions.attempts ?? 0);
  },
);
