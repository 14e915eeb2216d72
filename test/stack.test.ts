// The whole service on one machine, as `npm start` and the demo bring it up.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startStack } from '@sweepq/stack';
import { expect, inject, onTestFinished, test } from 'vitest';

const options = () => ({
  env: {
    ...process.env,
    REDIS_URL: inject('redisUrl'),
    SWEEPQ_DATASETS_DIR: '',
    LOG_LEVEL: 'warn',
  },
  homeDir: inject('homeDir'),
  port: 0,
  report: () => undefined,
});

test('api and workers answer, a part that dies is told, and stop leaves nothing', async () => {
  const stack = await startStack({ ...options(), workers: 2, threads: 1 });
  onTestFinished(() => stack.stop());
  for (const { url } of [stack.api, ...stack.workers]) {
    expect(await (await fetch(new URL('/readyz', url))).text()).toContain('ok');
  }
  const [first] = stack.workers;
  first?.kill('SIGKILL');
  await expect(stack.failed).rejects.toThrow(/^The worker-1 ended with SIGKILL/);
  await stack.stop();
  await expect(fetch(stack.api.url)).rejects.toThrow();
});

test('a port that is taken is told before anything is started', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(startStack({ ...options(), port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken: set PORT to a free port, or to 0 to have one picked.`,
  );
});
