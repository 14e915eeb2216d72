// The stack that `npm start` and the demo start: Redis, api and workers on one machine.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@sweepq/client';
import { findRedisProgram, startStack } from '@sweepq/stack';
import { expect, inject, onTestFinished, test } from 'vitest';
import { useFolder } from './support/folder.ts';
import { waitUntil } from './support/wait.ts';

const env = {
  ...process.env,
  REDIS_URL: inject('redisUrl'),
  SWEEPQ_DATASETS_DIR: '',
  SWEEPQ_DATASET_URL: 'http://127.0.0.1:9/',
  SWEEPQ_COLD_START: '1',
  LOG_LEVEL: 'warn',
};
const options = () => ({
  ...{ env, homeDir: inject('homeDir'), port: 0, threads: 1 },
  report: () => undefined,
});
const program = await findRedisProgram({ ...options(), env: { PATH: process.env.PATH } });
const isReady = (url: string) =>
  fetch(new URL('/readyz', url)).then(
    ({ ok }) => ok,
    () => false,
  );

test('api and workers are ready, the stack fails when a worker ends and restarts are 0, and a stop ends all processes', async () => {
  const stack = await startStack({ ...options(), workers: 2, restarts: 0 });
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

test.skipIf(program === undefined)(
  'Redis, api and worker are restarted on the same ports after they are killed, and sweeps continue',
  async () => {
    const homeDir = await useDir();
    const lines: string[] = [];
    const report = (line: string) => lines.push(line);
    const local = { ...options(), env: { ...env, REDIS_URL: '' }, homeDir };
    const stack = await startStack({ ...local, report });
    onTestFinished(() => stack.stop());
    const { api, redis } = stack;
    const [worker] = stack.workers;

    // A second stack in the same folder is refused.
    await expect(startStack(local)).rejects.toThrow(
      `A stack runs in ${homeDir} already: process ${process.pid}, at ${api.url}. Use that one or stop it, or set SWEEPQ_HOME to another folder for a second one.`,
    );

    const client = createClient({ url: api.url });
    const space = { learningRate: 0.005, iterations: 5 };
    const submit = () => client.submit({ dataset: 'synthetic-cats', space, reuse: false });
    const hasCompleted = async (id: string) => (await client.readSweep(id)).status === 'completed';
    const { id } = await submit();
    await waitUntil('the first sweep has ended', () => hasCompleted(id));
    process.kill(redis.pid ?? 0, 'SIGKILL');
    api.kill('SIGKILL');
    worker?.kill('SIGKILL');
    await waitUntil('Redis, api and worker run again', async () => {
      return lines.filter((line) => line.endsWith('runs again.')).length === 3;
    });
    expect([stack.redis.url, stack.api.url, stack.workers[0]?.url]).toEqual([
      ...[redis.url, api.url, worker?.url],
    ]);
    for (const name of ['Redis', 'The api', 'The worker']) {
      expect(lines).toContain(
        `${name} ended with SIGKILL. Restarting it in 250 ms (restart 1 of 5).`,
      );
    }
    await waitUntil('the api is ready', () => isReady(api.url));
    const second = await submit();
    await waitUntil('the second sweep has ended', () => hasCompleted(second.id));
    // Redis may have lost its last second of writes. The first sweep is then completed again.
    await waitUntil('the first sweep has ended', () => hasCompleted(id));
    await stack.stop();

    // After the stop, another stack can use the folder.
    const after = await startStack(local);
    onTestFinished(() => after.stop());
    expect((await createClient({ url: after.api.url }).readSweep(id)).status).toBe('completed');
  },
);

test('a port in use is reported before any process starts', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await expect(startStack({ ...options(), port })).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken: set PORT to a free port, or to 0 to have one picked.`,
  );
});

async function useDir() {
  const dir = await useFolder();
  return dir;
}
