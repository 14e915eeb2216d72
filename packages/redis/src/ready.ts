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

/** Waits until the connection is open, for at most `timeoutMs`. A failed attempt to connect does not end the wait. */
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
 * Throws the reason if Redis does not accept writes now, or does not keep its data. Call it before an `add` for which a request waits:
 * a frozen Redis executes a received command when it continues, long after the request has failed. Concurrent calls share one check:
 * otherwise each of thousands of submits would wait for the checks of all others.
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

/** The minimum interval between two checks of rights and key types before requests, because this check takes longer than a write. */
const inspectEveryMs = 1_000;
const inspectedAt = new WeakMap<RedisConnection, number>();

/** Checks in progress, by connection. Each connection has one prefix. */
const asking = new WeakMap<RedisConnection, Promise<void>>();

const answerTimeoutMs = 1_500;

/** Throws the reason if Redis does not answer, does not accept writes, or does not keep its data. */
export const assertUsable = (redis: RedisConnection, prefix: string): Promise<void> =>
  assertWithin(redis, prefix, { timeoutMs: answerTimeoutMs });

/** Throws the reason if Redis does not answer or does not accept all writes. Whether Redis keeps its data is not checked. */
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
 * Sends all checks in one round trip. The check of the rights comes first: its error names the denied command, and that of a failed
 * write does not.
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
 * A write that changes nothing. If Redis refuses writes, it also refuses this one. The first probe of a version also writes the schema
 * version. Returns the schema version, and the answer of INFO if the user may send it. One script takes one round trip, and on a
 * cluster it is sent to the node that has the keys.
 */
const probeLua = `
redis.call('SETRANGE', KEYS[1], 0, '')
local schema = redis.call('GET', KEYS[2])
if not schema or tonumber(schema) < tonumber(ARGV[1]) then
  schema = ARGV[1]
  redis.call('SET', KEYS[2], schema)
end
local answer = 'schema:' .. schema .. '\\r\\n'
for _, section in ipairs({ 'server', 'memory' }) do
  local info = redis.pcall('INFO', section)
  if type(info) == 'string' then answer = answer .. info end
end
return answer`;

/** Sends the probe and returns its answer. Throws the reason if the probe fails or takes too long. */
export const askRedis = (redis: RedisConnection, prefix: string): Promise<string> =>
  redis.status === 'ready' ? withinTime(probe(redis, prefix), answerTimeoutMs) : refuse(redis);

const probe = async (redis: RedisConnection, prefix: string) =>
  String(await redis.eval(probeLua, 2, `${prefix}:store:probe`, schemaKey(prefix), schemaVersion));

/**
 * Throws the reason why the connection is not ready. A Redis that loads its data accepts connections, but answers only INFO.
 */
async function refuse(redis: RedisConnection): Promise<never> {
  const info = redis.status === 'connect' ? await withinTime(redis.info(), addTimeoutMs) : '';
  if (/^loading:1/m.test(info)) throw explainTrouble(new Error('LOADING'));
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** Limits the time of a check, because commands on a worker's connection wait while Redis is away. */
async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  try {
    return await waitWithin(answer, timeoutMs);
  } catch (cause) {
    const message = 'Redis did not answer.';
    throw explainTrouble(cause) ?? new QueueError('redis-unavailable', message, { cause });
  }
}
