import { once } from 'node:events';
import type { Redis } from 'ioredis';
import { QueueError } from '../errors/queue-error.ts';

/** Throws `redis-unavailable` unless the connection stands. To be asked before every `add`. */
export function assertConnected(redis: Redis): void {
  if (redis.status === 'ready') return;
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** Waits until the connection stands, but no longer than this. */
export async function waitForConnection(redis: Redis, timeoutMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  await once(redis, 'ready', { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
}

const pingTimeoutMs = 500;

/**
 * Throws `redis-unavailable` unless Redis answers now. To be asked before an `add` that somebody waits
 * for: a frozen Redis does whatever reached it when it wakes up, long after the sender was told no.
 */
export async function assertAnswers(redis: Redis): Promise<void> {
  assertConnected(redis);
  await withinTime(redis.ping(), pingTimeoutMs);
}

const answerTimeoutMs = 2_000;

/** Whether Redis answers, and keeps what it is given; throws what is wrong with it. */
export async function assertUsable(redis: Redis): Promise<void> {
  assertConnected(redis);
  const memory = await withinTime(redis.info('memory'), answerTimeoutMs);
  const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    throw new QueueError(
      'redis-unsuitable',
      `Expected Redis to have maxmemory-policy noeviction, got ${policy}: it would drop jobs.`,
    );
  }
}

/** A worker's connection waits for as long as Redis is away; a health check must not. */
async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const message = `Redis did not answer within ${timeoutMs} ms.`;
    timer = setTimeout(() => reject(new QueueError('redis-unavailable', message)), timeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } catch (cause) {
    if (cause instanceof QueueError) throw cause;
    throw new QueueError('redis-unavailable', 'Redis did not answer.', { cause });
  } finally {
    clearTimeout(timer);
  }
}
