import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type FaultProxy, startProxy } from '../../support/fault-proxy.ts';
import { waitUntil } from '../../support/wait.ts';
import type { RowContext } from '../row.ts';
import { readTail } from './append-only-tail.ts';
import { type Clock, startClock } from './clock.ts';
import { type Forgotten, forgottenFrom, type Past } from './going-back.ts';
import { type RedisProcess, startRedisProcess } from './redis-process.ts';
import { rollBack, rollbackArgs } from './rollback.ts';
import { startSentinelProcess } from './sentinel-process.ts';

const group = 'main';
/**
 * Time limits for Sentinel's TILT mode: a Sentinel that was delayed for 2 s does nothing for 30 s. After its failover timeout, a Sentinel
 * reconfigures a replica that follows an address other than the master's, such as a proxy. So this timeout is long except during a
 * failover.
 */
const tilt = { timeoutMs: 150_000 };
const idle = { 'down-after-milliseconds': 60_000, 'failover-timeout': 3_600_000 };
const failing = { 'down-after-milliseconds': 500, 'failover-timeout': 1_000 };

export type Sentinel = Past & {
  /** The present master. `client` follows failovers, and `url` names the Sentinel. */
  redis: RedisProcess;
  clock: Clock;
  /** Rolls the master back to this moment, without a failover. */
  rollBack(moment: number): Promise<Forgotten>;
};

type Pair = { master: RedisProcess; replica: RedisProcess; between: FaultProxy };

/** A master, a replica that replicates through a proxy so that it can be delayed, and a Sentinel that promotes the replica. */
export async function startSentinel(context: RowContext, name: string): Promise<Sentinel> {
  const dir = join(context.dir, name);
  let servers = 0;
  const startServer = async () => {
    servers += 1;
    const server = await startRedisProcess({
      program: context.redisProgram,
      dir: join(dir, `redis-${servers}`),
      args: [...rollbackArgs, '--repl-diskless-sync-delay', '0'],
    });
    context.defer(server.stop);
    return server;
  };
  const startReplica = async (master: RedisProcess): Promise<Pair> => {
    const between = await startProxy(master.port);
    context.defer(between.stop);
    const replica = await startServer();
    // With a command, because an argument would make the server a replica again after a restart.
    await replica.client.call('REPLICAOF', '127.0.0.1', `${between.port}`);
    await waitUntil('the replica follows', () => follows(replica), tilt);
    return { master, replica, between };
  };
  let pair = await startReplica(await startServer());

  const sentinel = await startSentinelProcess(context, {
    dir,
    group,
    masterPort: pair.master.port,
  });
  const set = (settings: Readonly<Record<string, number>>) =>
    sentinel.call('SENTINEL', 'SET', group, ...Object.entries(settings).flat().map(String));
  await set(idle);
  const isKnown = async ({ replica }: Pair) => {
    const known = (await sentinel.call('SENTINEL', 'REPLICAS', group)) as string[][];
    return known.some((fields) => fields.includes(`127.0.0.1:${replica.port}`));
  };
  await waitUntil('the Sentinel knows the replica', () => isKnown(pair), tilt);
  const hasSwitched = async ({ replica }: Pair) => {
    const fields = (await sentinel.call('SENTINEL', 'MASTER', group)) as string[];
    return fields[fields.indexOf('port') + 1] === `${replica.port}`;
  };

  const at = { sentinels: [{ host: '127.0.0.1', port: sentinel.port }], name: group };
  const client = new Redis({ ...at, maxRetriesPerRequest: null, sentinelRetryStrategy: () => 50 });
  client.on('error', () => undefined);
  context.defer(() => client.disconnect());
  const clock = startClock({ ...at, sentinelRetryStrategy: () => 50 });
  context.defer(clock.stop);

  return {
    clock,
    redis: {
      ...{ client, url: `redis+sentinel://127.0.0.1:${sentinel.port}/${group}` },
      get port() {
        return pair.master.port;
      },
      get dir() {
        return pair.master.dir;
      },
      get pid() {
        return pair.master.pid;
      },
      kill: (signal) => pair.master.kill(signal),
      start: (args) => pair.master.start(args),
      freeze: () => pair.master.freeze(),
      thaw: () => pair.master.thaw(),
      stop: () => pair.master.stop(),
    },
    rollBack: (moment) => rollBack(pair.master, clock, moment),
    async lag(ageMs) {
      const { replica, between } = pair;
      await waitUntil('the replica follows', () => follows(replica), tilt);
      between.delay(ageMs);
    },
    async goBack() {
      const { master, replica, between } = pair;
      await set(failing);
      const paused = clock.pause();
      between.cut();
      await master.kill();
      const to = performance.now();
      await paused;
      await waitUntil('the replica has become the master', () => isMaster(replica), tilt);
      // The reset makes the Sentinel forget servers of earlier failovers, which no longer run. Otherwise it would wait for them.
      await waitUntil('the Sentinel has switched to the new master', () => hasSwitched(pair), tilt);
      await set(idle);
      await sentinel.call('SENTINEL', 'RESET', group);
      await between.stop();
      const from = await clock.remembered();
      clock.resume();
      if (from > to) throw new Error(`Expected the replica to lag behind, got ${from}.`);
      const { text } = await readTail(master.dir, from);
      pair = await startReplica(replica);
      await waitUntil('the Sentinel knows the replica', () => isKnown(pair), tilt);
      return forgottenFrom({ from, to }, text);
    },
  };
}

const replication = ({ client }: RedisProcess) => client.info('replication');
const isMaster = async (server: RedisProcess) => /role:master/.test(await replication(server));
const follows = async (server: RedisProcess) =>
  /master_link_status:up/.test(await replication(server));
