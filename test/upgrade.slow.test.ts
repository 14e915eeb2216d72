// The schema version in Redis: a version of the service does not use the data of a later version.
import { connectWorker, disconnect, schemaKey, schemaVersion } from '@sweepq/redis';
import { startWorker } from '@sweepq/stack';
import { expect, onTestFinished, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('with data of a later schema version the api refuses sweeps, and workers exit, both with the reason', async () => {
  const service = await useService();
  const redis = connectWorker({ url: service.redisUrl, name: 'test', onError: () => undefined });
  onTestFinished(() => disconnect(redis));
  const askReady = () => fetch(new URL('/readyz', service.api.url));
  await waitUntil('the api is ready', async () => (await askReady()).ok);
  const key = schemaKey(service.prefix);
  expect(await redis.get(key)).toBe(String(schemaVersion));

  // A check raises an earlier schema version to the present one.
  await redis.set(key, schemaVersion - 1);
  expect((await askReady()).ok).toBe(true);
  expect(await redis.get(key)).toBe(String(schemaVersion));
  const running = await startWorker({ ...service, threads: 1 });
  onTestFinished(() => running.stop());
  const later = schemaVersion + 1;
  await redis.set(key, later);
  const message = `Expected the data in Redis to have schema version ${schemaVersion} or earlier, got ${later}: a later version of sweepq has written it.`;
  expect(await (await askReady()).json()).toMatchObject({ status: 503, detail: message });
  const space = { learningRate: 0.001, iterations: 5 };
  await expect(service.submit({ space })).rejects.toThrow(message);
  await expect(startWorker({ ...service, threads: 1 })).rejects.toThrow(message);
  // A running worker checks the version every few seconds.
  expect(await running.exited).toMatchObject({ code: 1 });
  expect(running.logLines.join('\n')).toContain(message);

  await redis.set(key, schemaVersion);
  await service.startWorker();
  const { id } = await service.submit({ space });
  expect(await service.waitForSweep(id)).toMatchObject({ status: 'completed' });
});
