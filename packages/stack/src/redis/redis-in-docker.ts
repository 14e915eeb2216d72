import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../env.ts';
import { findProgram } from '../process/find-program.ts';
import { runCommand } from '../process/run-command.ts';
import { startLeashed } from '../process/start-leashed.ts';
import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { probeRedis } from './probe-redis.ts';
import { takeRedisFolder } from './redis-folder.ts';
import { durableSettings } from './redis-server.ts';
import { waitForAnswer } from './wait-for-answer.ts';

const image = 'redis:8';
const stopTimeoutMs = 15_000;
/** Long, because Docker may have to download the image first. */
const startTimeoutMs = 5 * 60_000;

/**
 * The last way: a container. `docker run` stays in the foreground, on a leash, and forwards SIGTERM to Redis. So the
 * container stops when this process ends, as a local server does.
 */
export async function redisInDocker(search: RedisSearch): Promise<LocalRedis | undefined> {
  const { env } = search;
  const docker = await findProgram('docker', env.PATH);
  if (docker === undefined) return undefined;
  const engine = await runCommand(docker, ['info'], { env, timeoutMs: 10_000 });
  if (!engine.succeeded) return undefined;

  search.report(`No Redis found: starting ${image} in Docker.`);
  const folder = await takeRedisFolder(search);
  const name = `sweepq-redis-${randomUUID().slice(0, 8)}`;
  const logPath = join(folder.path, 'redis.log');
  try {
    const container = await startLeashed({
      program: docker,
      args: containerArguments(name, folder.path, search),
      env,
      logPath,
      stopTimeoutMs,
      deathSignal: 'TERM',
    });
    await folder.handTo(container.pid);
    const stop = async () => {
      await container.stop();
      // If the client had to be killed, the container is still running.
      await runCommand(docker, ['rm', '--force', name], { env, timeoutMs: stopTimeoutMs });
      await folder.release();
    };
    const found = await waitForAnswer(container, { startTimeoutMs, ...search }, () =>
      askContainer(docker, name, env),
    );
    if (found === undefined) {
      await stop();
      const lines = (await readFile(logPath, 'utf8')).trim().split('\n').slice(-8);
      throw new StackError(
        'redis-start',
        [`${image} did not start in Docker:`, ...lines].join('\n  '),
      );
    }
    const { pid, exited } = container;
    return { ...found, source: `${image} in Docker, container ${name}`, pid, exited, stop };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/** With the state `kept`, the data is in a volume: the user of the container may lack permission to write to a folder of the host. */
function containerArguments(name: string, folder: string, { state }: RedisSearch) {
  const volume = `sweepq-redis-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  return [
    ...['run', '--rm', '--name', name, '--publish', '127.0.0.1::6379'],
    ...(state === 'kept' ? ['--volume', `${volume}:/data`] : []),
    ...[image, 'redis-server', '--bind', '0.0.0.0', '--protected-mode', 'no', '--dir', '/data'],
    ...durableSettings,
  ];
}

/** Returns the address and the version of the Redis; undefined if its port is not published yet. Throws if it does not answer. */
async function askContainer(docker: string, name: string, env: Env) {
  const published = await runCommand(docker, ['port', name, '6379/tcp'], { env, timeoutMs: 5_000 });
  const address = /^127\.0\.0\.1:\d+$/m.exec(published.stdout)?.[0];
  if (address === undefined) return undefined;
  const url = `redis://${address}`;
  const { version } = await probeRedis(url, 1_000);
  return { url, version };
}
