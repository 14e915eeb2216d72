import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

test('after SIGTERM, /readyz answers 503 and other requests are served until SWEEPQ_DRAIN_SECONDS have passed', async () => {
  const { api } = await useService({ env: { SWEEPQ_DRAIN_SECONDS: '3' } });
  const ask = (path: string) => fetch(new URL(path, api.url));
  expect((await ask('/readyz')).status).toBe(200);

  const startedAt = performance.now();
  const stopping = api.stop();
  const answer = await waitUntil('the api is not ready', async () => {
    const answer = await ask('/readyz');
    return answer.status === 503 ? answer : undefined;
  });
  expect(await answer.json()).toMatchObject({ code: 'shutting-down' });
  expect((await ask('/healthz')).status).toBe(200);
  const list = await ask('/v1/sweeps');
  expect(list.status).toBe(200);
  // The client opens its next connection to another api.
  expect(list.headers.get('connection')).toBe('close');

  await stopping;
  expect(performance.now() - startedAt).toBeGreaterThan(2_900);
  await expect(ask('/healthz')).rejects.toThrow();
});

test('without SWEEPQ_DRAIN_SECONDS, an api stops immediately', async () => {
  const { api } = await useService();
  const stopping = api.stop();
  const outcome = await Promise.race([stopping.then(() => 'stopped'), delay(10_000, 'late')]);
  expect(outcome).toBe('stopped');
});
