import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';
import { waitUntil } from '../../support/wait.ts';

export type RedisOptions = {
  program: string;
  /** The folder of its append-only file. */
  dir: string;
  appendfsync?: 'everysec' | 'always';
  /** Arguments after the default ones. */
  args?: readonly string[];
};

/** A Redis server with an append-only file, which can be restarted on the same port with its data. */
export type RedisProcess = {
  url: string;
  port: number;
  dir: string;
  /** A direct connection, without a proxy. While Redis is not available, commands wait. */
  client: Redis;
  /** The process id of the running server. */
  readonly pid: number;
  kill(signal?: NodeJS.Signals): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** Restarts the server after a kill. Resolves when the server answers. */
  start(args?: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};

export async function startRedisProcess(options: RedisOptions): Promise<RedisProcess> {
  for (let left = portsTried; ; left--) {
    try {
      return await startAt(await findFreePort(), options);
    } catch (error) {
      // Another process may have taken the port in the meantime.
      if (left === 1 || !/Address already in use/.test(String(error))) throw error;
    }
  }
}

const portsTried = 3;

async function startAt(port: number, options: RedisOptions): Promise<RedisProcess> {
  const { program, dir, appendfsync = 'everysec', args = [] } = options;
  await mkdir(dir, { recursive: true });
  const url = `redis://127.0.0.1:${port}`;
  const durable = ['--appendonly', 'yes', '--appendfsync', appendfsync, '--save', ''];
  const always = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', dir, ...durable];
  let child: ChildProcess | undefined;
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  client.on('error', () => undefined);

  const start = async (others: readonly string[] = args) => {
    const started = spawn(program, [...always, '--maxmemory-policy', 'noeviction', ...others], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let log = '';
    started.stdout?.on('data', (text) => {
      log = `${log}${text}`.slice(-logChars);
    });
    child = started;
    leftBehind.add(started);
    started.once('exit', () => leftBehind.delete(started));
    await waitUntil('Redis answers', async () => {
      if (started.exitCode !== null) {
        throw new Error(`Redis ended with ${started.exitCode}: ${log}`);
      }
      return answers(url);
    });
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  try {
    await start();
  } catch (error) {
    client.disconnect();
    await kill();
    throw error;
  }
  return {
    ...{ url, port, dir, client, start, kill },
    get pid() {
      return child?.pid ?? -1;
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop: async () => {
      client.disconnect();
      child?.kill('SIGCONT');
      await kill('SIGKILL');
    },
  };
}

/** The number of log characters in the error message if the server does not start. */
const logChars = 1_000;

/** The running servers. They are killed when this process exits, so that an aborted row leaves no server. */
export const leftBehind = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of leftBehind) child.kill('SIGKILL');
});

async function answers(url: string): Promise<boolean> {
  const probe = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  probe.on('error', () => undefined);
  try {
    await probe.connect();
    return (await probe.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    probe.disconnect();
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('Expected a port.');
  return address.port;
}
