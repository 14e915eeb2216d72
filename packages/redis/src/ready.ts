import { once } from 'node:events';
import { QueueError } from '@sweepq/contract';
import { inspectRedis } from './inspect.ts';
import type { RedisConnection } from './open.ts';
import { schemaKey, schemaVersion } from './schema.ts';
import { assertSuitable } from './suitable.ts';
import { explainTrouble } from './trouble.ts';
import { withinTime as waitWithin } from './within-time.ts';

/** Throws `redis-unavailable` if the connection is not open. Call it before every `add`. */
export function assertConnected(redis: RedisConnection): void {
  if (redis.status === 'ready') return;
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** Waits until the connection is open, at most for this time. A failed attempt does not end the waiting. */
export async function waitForConnection(redis: RedisConnection, timeoutMs: number): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (redis.status !== 'ready' && !signal.aborted) {
    // `once` also rejects at each error event.
    await once(redis, 'ready', { signal }).catch(() => undefined);
  }
}

const addTimeoutMs = 500;
/** The maximum time for a reconnect: the first attempt comes after 100 ms. */
export const reconnectMs = 500;

/**
 * Throws the reason unless Redis takes writes now, and keeps them. Call it before an `add` that a request waits for: a
 * frozen Redis executes received commands when it wakes up, long after the request has failed. Concurrent calls share one
 * check: otherwise each of thousands of submits would wait for the checks of all others.
 */
export function assertTakesWrites(redis: RedisConnection, prefix: string): Promise<void> {
  const known = asking.get(redis);
  if (known !== undefined) return known;
  const inspected = inspectedAt.get(redis) ?? Number.NEGATIVE_INFINITY;
  const isInspected = performance.now() - inspected < inspectEveryMs;
  const asked = assertWithin(redis, prefix, { timeoutMs: addTimeoutMs, isInspected }).finally(() =>
    asking.delete(redis),
  );
  asking.set(redis, asked);
  return asked;
}

/** Before requests, rights and types of keys are checked at most this often: the check takes longer than a write. */
const inspectEveryMs = 1_000;
const inspectedAt = new WeakMap<RedisConnection, number>();

/** Checks in progress, by connection. Each connection has one prefix. */
const asking = new WeakMap<RedisConnection, Promise<void>>();

const answerTimeoutMs = 1_500;

/** Throws the reason unless Redis answers, takes writes, and keeps its data. */
export const assertUsable = (redis: RedisConnection, prefix: string): Promise<void> =>
  assertWithin(redis, prefix, { timeoutMs: answerTimeoutMs });

/** Throws the reason unless Redis answers and takes all writes now. Whether it keeps them is not checked. */
export async function assertWritable(redis: RedisConnection, prefix: string): Promise<void> {
  if (redis.status !== 'ready') await refuse(redis);
  await withinTime(askAll(redis, prefix), answerTimeoutMs);
}

type Asking = {
  timeoutMs: number;
  /** Whether the last check of rights and keys succeeded less than a second ago. */
  isInspected?: boolean;
};

async function assertWithin(
  redis: RedisConnection,
  prefix: string,
  { timeoutMs, isInspected = false }: Asking,
) {
  // Redis may have closed an idle connection, and the reconnect may take less than 500 ms.
  if (redis.status !== 'ready') await waitForConnection(redis, reconnectMs);
  if (redis.status !== 'ready') return refuse(redis);
  const ask = isInspected ? probe : askAll;
  assertSuitable(await withinTime(ask(redis, prefix), timeoutMs));
}

/**
 * Sends all checks in one round trip. A missing right is reported with its command, because the error of a failed write
 * does not contain it.
 */
async function askAll(redis: RedisConnection, prefix: string): Promise<string> {
  const inspected = inspectRedis(redis, prefix);
  const probed = probe(redis, prefix);
  probed.catch(() => undefined);
  inspectedAt.delete(redis);
  await inspected;
  inspectedAt.set(redis, performance.now());
  return probed;
}

/**
 * A write that changes nothing, but is refused like every other write. The first probe of a version writes the schema
 * version. If the user may send INFO, its answer is returned too. It is a script because a script goes to the cluster node
 * that has the keys, in one round trip.
 */
const probeLua = `
redis.call('SETRANGE', KEYS[1], 0, '')
local schema = redis.call('GET', KEYS[2])
if not schema or tonumber(schema) < tonumber(ARGV[1]) then
  schema = ARGV[1]
  redis.call('SET', KEYS[2], schema)
end
local told = 'schema:' .. schema .. '\\r\\n'
for _, section in ipairs({ 'server', 'memory' }) do
  local info = redis.pcall('INFO', section)
  if type(info) == 'string' then told = told .. info end
end
return told`;

/** Sends the probe and returns its answer. Throws the reason if it fails or takes too long. */
export const askRedis = (redis: RedisConnection, prefix: string): Promise<string> =>
  redis.status === 'ready' ? withinTime(probe(redis, prefix), answerTimeoutMs) : refuse(redis);

const probe = async (redis: RedisConnection, prefix: string) =>
  String(await redis.eval(probeLua, 2, `${prefix}:store:probe`, schemaKey(prefix), schemaVersion));

/**
 * Throws the reason why there is no usable connection. A Redis that is starting accepts connections, but only answers INFO.
 */
async function refuse(redis: RedisConnection): Promise<never> {
  const info = redis.status === 'connect' ? await withinTime(redis.info(), addTimeoutMs) : '';
  if (/^loading:1/m.test(info)) throw explainTrouble(new Error('LOADING'));
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** Limits the waiting of a health check: on a worker's connection, commands wait while Redis is away. */
async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  try {
    return await waitWithin(answer, timeoutMs);
  } catch (cause) {
    const message = 'Redis did not answer.';
    throw explainTrouble(cause) ?? new QueueError('redis-unavailable', message, { cause });
  }
}
