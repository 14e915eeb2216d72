// The file of REDIS_URL_FILE.
import { readFileSync } from 'node:fs';
import type { RedisOptions } from 'ioredis';
import { parseRedisUrl } from './redis-url.ts';

/** Returns the URL in a file; undefined if the file cannot be read. */
export function readUrlFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

type Retry = (attempt: number) => number | null;

/**
 * Returns a retry strategy that reads the user and the password of the file again before each attempt to reconnect. A file that
 * cannot be used changes nothing. ioredis calls the strategy as a method of the options of the connection. So the strategy also
 * works for a duplicate of the connection, which BullMQ creates.
 */
export const rereadCredentials = (path: string, retry: Retry) =>
  function retryWithCredentials(this: RedisOptions, attempt: number): number | null {
    Object.assign(this, readCredentials(path));
    return retry(attempt);
  };

function readCredentials(path: string): Pick<RedisOptions, 'username' | 'password'> {
  try {
    const { username, password } = parseRedisUrl(readUrlFile(path) ?? '');
    return {
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
    };
  } catch {
    return {};
  }
}
