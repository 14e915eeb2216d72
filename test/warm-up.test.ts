// What a worker does before it has anything to do.
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test.each([
  ['prepares a dataset ahead of its first run', '0'],
  ['prepares none where it is told not to', '1'],
])('a worker %s', async (_does, coldStart) => {
  const service = await useService({ env: { SWEEPQ_COLD_START: coldStart } });
  const worker = await service.startWorker();
  const readBytes = async () => {
    const text = await (await fetch(new URL('/metrics', worker.url))).text();
    return Number(/^sweepq_cache_bytes (\S+)$/m.exec(text)?.[1]);
  };
  if (coldStart === '0') {
    await waitUntil('a dataset is prepared', async () => (await readBytes()) > 0 || undefined);
    return;
  }
  // Its first run finds nothing ready, and what it needs is made then.
  expect(await readBytes()).toBe(0);
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: 10 } });
  expect((await service.waitForSweep(id)).status).toBe('completed');
  expect(await readBytes()).toBeGreaterThan(0);
});
