// The warm-up of a worker before its first run.
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('a worker prepares a dataset before its first run', async () => {
  const { worker, readMetric } = await start({ SWEEPQ_COLD_START: '0' });
  const isReady = async () => (await readMetric(worker, 'sweepq_cache_bytes')) > 0 || undefined;
  await waitUntil('a dataset is prepared', isReady);
});

test('a worker with a cold start prepares nothing before its first run', async () => {
  const { service, worker, readMetric } = await start({ SWEEPQ_COLD_START: '1' });
  const { id } = await service.submit({ space: { learningRate: 0.1, iterations: 10 } });
  expect((await service.waitForSweep(id)).status).toBe('completed');
  const read = (answer: string) =>
    readMetric(worker, `sweepq_cache_requests_total\\{answer="${answer}"\\}`);
  expect(await read('hit')).toBe(0);
  expect(await read('miss')).toBeGreaterThan(0);
});

async function start(env: Record<string, string>) {
  const service = await useService({ env });
  const worker = await service.startWorker();
  const readMetric = async ({ url }: typeof worker, name: string) => {
    const text = await (await fetch(new URL('/metrics', url))).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  return { service, worker, readMetric };
}
