// Redis closes idle connections (setting `timeout`), and so do proxies and networks. The next command then fails during the
// reconnect. A read that fails for this reason is sent once more. A write is not sent again, because Redis may have executed it.
import { Command, Redis } from 'ioredis';
import { isInUse, writes } from './commands.ts';
import type { RedisConnection } from './open.ts';
import { reconnectMs, waitForConnection } from './ready.ts';

/** Waits for a reconnect in progress, at most 500 ms. */
export const waitForReconnect = (redis: RedisConnection): Promise<void> =>
  waitForConnection(redis, reconnectMs);

const retrying = new WeakSet<RedisConnection>();

/** Makes a connection send a failed single read once more. A cluster connection does so by default. */
export function retryReads(redis: RedisConnection): RedisConnection {
  if (!(redis instanceof Redis)) return redis;
  retrying.add(redis);
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    // A command with a stream belongs to a pipeline. A command with a callback comes from ioredis itself.
    if (stream !== undefined || !isReading(command.name)) return send(command, stream);
    const { replyEncoding } = command as unknown as { replyEncoding: BufferEncoding | null };
    const copy = () => new Command(command.name, command.args, { replyEncoding });
    let isFirst = true;
    return retryRead(redis, () => {
      const next = isFirst ? command : copy();
      isFirst = false;
      return send(next) as Promise<unknown>;
    });
  };
  return redis;
}

/** Calls `read`. If the connection is lost during the call, and is back after a short wait, calls `read` once more. */
export async function retryRead<T>(redis: RedisConnection, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!retrying.has(redis) || !isLoss(error)) throw error;
    await waitForReconnect(redis);
    if (redis.status !== 'ready') throw error;
    return read();
  }
}

/** Commands that are not retried here. `createScript` of the store retries scripts that only read; a reader of events retries XREAD. */
const other = new Set(['EVAL', 'EVALSHA', 'EXEC', 'MULTI', 'SUBSCRIBE', 'XREAD', 'BZPOPMIN']);

function isReading(command: string): boolean {
  const name = command.toUpperCase();
  return isInUse(name) && !writes(name) && !other.has(name);
}

const isLoss = (error: unknown) =>
  error instanceof Error &&
  /Connection is closed|isn't writeable|max retries per request|ECONNRESET|EPIPE/.test(
    error.message,
  );
