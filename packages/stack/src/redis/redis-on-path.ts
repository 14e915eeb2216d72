import { findProgram } from '../process/find-program.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { startRedisServer } from './redis-server.ts';

const programNames = ['redis-server', 'valkey-server'] as const;

/** The second way: starts redis-server or valkey-server from PATH. */
export async function redisOnPath(search: RedisSearch): Promise<LocalRedis | undefined> {
  const program = await findServerProgram(search);
  if (program === undefined) return undefined;
  return startRedisServer(search, { program, source: program });
}

/** Finds a server program on PATH or in the `further` folders. */
export async function findServerProgram(
  { env }: RedisSearch,
  further: readonly string[] = [],
): Promise<string | undefined> {
  for (const name of programNames) {
    const program = await findProgram(name, env.PATH, further);
    if (program !== undefined) return program;
  }
  return undefined;
}
