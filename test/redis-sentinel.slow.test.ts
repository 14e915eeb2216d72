// Failover with Sentinel: the master is killed, and Sentinel promotes its replica.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { connectProducer } from '@sweepq/redis';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { LastingSentinelConnector } from '../packages/redis/src/sentinel-connector.ts';
import { findPorts, hasRedisServer, useFolder, useRedisServer } from './support/redis-server.ts';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

/**
 * A time limit for Sentinel's TILT mode: a Sentinel that was delayed for 2 s does nothing for 30 s. On a busy machine this happens
 * before the failover and during it. These tests do not measure the duration of a failover.
 */
const tilt = { timeoutMs: 150_000 };

async function useSentinel() {
  const [first = 0, second = 0, port = 0] = await findPorts(3);
  const master = await useRedisServer(['--port', `${first}`, '--repl-diskless-sync-delay', '0']);
  await useRedisServer(['--port', `${second}`, '--replicaof', '127.0.0.1', `${first}`]);
  const replica = new Redis(second, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => replica.disconnect());
  await waitUntil(
    'the replica follows',
    async () => /master_link_status:up/.test(await replica.info('replication')),
    tilt,
  );
  const conf = join(useFolder(), 'sentinel.conf');
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `sentinel monitor main 127.0.0.1 ${first} 1`,
    'sentinel down-after-milliseconds main 1000',
    'sentinel failover-timeout main 5000',
  ];
  writeFileSync(conf, `${settings.join('\n')}\n`);
  await useRedisServer([conf, '--sentinel']);
  const sentinel = new Redis(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => sentinel.disconnect());
  await waitUntil(
    'the Sentinel knows the replica',
    async () => ((await sentinel.call('SENTINEL', 'REPLICAS', 'main')) as unknown[]).length > 0,
    tilt,
  );
  return { url: `redis+sentinel://127.0.0.1:${port}/main`, port, master, replica };
}

// These tests need the program `redis-server`.
test.runIf(hasRedisServer)(
  'after the master was killed, the api answers 503 immediately, and with the new master the sweep completes',
  async () => {
    const { url: redisUrl, master, replica } = await useSentinel();
    const service = await useService({ redisUrl, env: { LOG_LEVEL: 'fatal' } });
    await service.startWorker();
    const { id } = await service.submit({
      space: { learningRate: [0.001, 0.002, 0.003, 0.004, 0.005], iterations: [10, 20_000] },
    });
    await waitUntil(
      'the sweep trains',
      async () => (await service.readSweep(id)).counts.completed > 0,
      tilt,
    );
    // Redis replicates asynchronously. Writes that the replica does not have when the master is killed are lost.
    await waitUntil(
      'the replica has the sweep',
      async () => (await replica.keys(`*${id}*`)).length > 0,
    );

    await master.kill();
    const ask = (path: string) => fetch(`${service.api.url}${path}`);
    const response = await ask(`/v1/sweeps/${id}`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: 'urn:sweepq:problem:redis-unavailable' });
    await waitUntil('the api is ready again', async () => (await ask('/readyz')).ok, tilt);
    expect(await replica.info('replication')).toMatch(/role:master/);
    const ended = await waitUntil(
      'the sweep has ended',
      async () => {
        const sweep = await service.readSweep(id);
        return sweep.finishedAt !== null && sweep;
      },
      tilt,
    );
    expect(ended).toMatchObject({ status: 'completed', counts: { completed: 10, failed: 0 } });
  },
  4 * tilt.timeoutMs,
);

test.runIf(hasRedisServer)(
  'connecting continues if Sentinel announces a new master, and fails if the connection is closed',
  async () => {
    const { port } = await useSentinel();
    const connector = new LastingSentinelConnector({
      sentinels: [{ host: '127.0.0.1', port }],
      name: 'main',
      sentinelRetryStrategy: () => 50,
    });
    const connecting = connector.connect(() => undefined);
    const hasNewMaster = { isDisconnected: true, cleanup: () => undefined };
    Object.assign(connector, { failoverDetector: hasNewMaster });
    connector.disconnect();
    const stream = await connecting;
    stream.destroy();

    const closing = connector.connect(() => undefined);
    connector.disconnect();
    await expect(closing).rejects.toThrow('Connection is closed.');
  },
  2 * tilt.timeoutMs,
);

test.runIf(hasRedisServer)(
  'the connection skips a Sentinel that accepts connections and does not answer',
  async () => {
    const { port } = await useSentinel();
    const sockets: Socket[] = [];
    const frozen = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    frozen.listen(0, '127.0.0.1');
    await once(frozen, 'listening');
    const { port: frozenPort } = frozen.address() as AddressInfo;
    const redis = connectProducer({
      url: `redis+sentinel://127.0.0.1:${frozenPort},127.0.0.1:${port}/main`,
      name: 'test',
      onError: () => undefined,
    });
    onTestFinished(() => {
      redis.disconnect();
      for (const socket of sockets) socket.destroy();
      frozen.close();
    });
    await waitUntil('the master is found', async () => redis.status === 'ready');
    expect(sockets.length).toBeGreaterThan(0);
    expect(await redis.ping()).toBe('PONG');
  },
  2 * tilt.timeoutMs,
);
