import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../process/free-port.ts';
import { describeExit } from '../process/process-exit.ts';
import { type Leashed, startLeashed } from '../process/start-leashed.ts';
import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { probeRedis } from './probe-redis.ts';
import { type RedisFolder, takeRedisFolder } from './redis-folder.ts';
import { waitForAnswer } from './wait-for-answer.ts';

const portAttempts = 5;
const stopTimeoutMs = 10_000;
/** Long, because Redis may have to load a large append-only file. */
const startTimeoutMs = 120_000;

/**
 * With these settings, Redis evicts nothing, and a crash loses at most the last second of acknowledged writes. Redis 6.2 and
 * later accept them.
 */
export const durableSettings: readonly string[] = [
  ...['--maxmemory-policy', 'noeviction'],
  ...['--appendonly', 'yes', '--appendfsync', 'everysec'],
  ...['--save', ''],
  ...['--daemonize', 'no'],
];

/** Starts a server program on a leash, with a free loopback port and a folder that no other Redis uses. */
export async function startRedisServer(
  search: RedisSearch,
  { program, source }: { program: string; source: string },
): Promise<LocalRedis> {
  const folder = await takeRedisFolder(search);
  try {
    return await launch({ folder, program, source, search });
  } catch (error) {
    await folder.release();
    throw error;
  }
}

type Launch = { folder: RedisFolder; program: string; source: string; search: RedisSearch };

/** Starts the server in its folder, on `fixedPort` or on a free port. */
async function launch(what: Launch, fixedPort?: number): Promise<LocalRedis> {
  const { folder, program, source, search } = what;
  const logPath = join(folder.path, 'redis.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await findFreePort());
    const url = `redis://127.0.0.1:${port}`;
    const place = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder.path];
    const server = await startLeashed({
      program,
      args: [...place, ...durableSettings],
      env: search.env,
      logPath,
      stopTimeoutMs,
      deathSignal: 'KILL',
    });
    await folder.handTo(server.pid);
    const version = await waitForAnswer(server, { startTimeoutMs, ...search }, async () => {
      const probe = await probeRedis(url, 1_000);
      // Another Redis may use this port, so check that the answer comes from the started process.
      return probe.pid === server.pid ? probe.version : undefined;
    });
    if (version !== undefined) {
      const { pid, exited } = server;
      const stop = () => server.stop().finally(folder.release);
      const startAgain = (signal?: AbortSignal) =>
        launch({ ...what, search: { ...search, signal } }, port);
      return { url, source, version, pid, exited, stop, startAgain };
    }
    await server.stop();
    const log = await readFile(logPath, 'utf8');
    // Another process has bound the port after `findFreePort` returned it: try again with another port.
    const isTaken = /address already in use/i.test(log);
    if (isTaken && fixedPort === undefined && attempt < portAttempts) continue;
    throw new StackError('redis-start', await explain(program, folder.path, server, log));
  }
}

async function explain(program: string, folder: string, server: Leashed, log: string) {
  const lines = log.trim().split('\n').slice(-8);
  const exit = describeExit(await server.exited);
  return [`${program} did not start in ${folder} (${exit}):`, ...lines].join('\n  ');
}
