import { once } from 'node:events';
import { QueueError } from '@sweepq/contract';
import { inspectRedis } from './inspect.ts';
import type { RedisConnection } from './open.ts';
import { schemaKey, schemaVersion } from './schema.ts';
import { assertSuitable } from './suitable.ts';
import { explainTrouble } from './trouble.ts';
import { withinTime as waitWithin } from './within-time.ts';

/** Throws `redis-unavailable` unless the connection stands. To be asked before every `add`. */
export function assertConnected(redis: RedisConnection): void {
  if (redis.status === 'ready') return;
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** Waits until the connection stands, but no longer than this; an attempt that failed is not the last. */
export async function waitForConnection(redis: RedisConnection, timeoutMs: number): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs);
  while (redis.status !== 'ready' && !signal.aborted) {
    // It gives up at each error, too.
    await once(redis, 'ready', { signal }).catch(() => undefined);
  }
}

const addTimeoutMs = 500;
/** How long a connection that was lost may take to be back: the first attempt comes after 100 ms. */
export const reconnectMs = 500;

/**
 * Throws what is wrong with Redis unless it would take a write now, and keep it. To be asked before an `add` that
 * somebody waits for: a frozen Redis does whatever reached it when it wakes up, long after the sender was told no. Who asks
 * while the same is being asked hears the same answer: of thousands of submits at once each would wait for all the others' questions.
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

/** Rights and types of keys are checked at most this often before a request: the check takes longer than a write. */
const inspectEveryMs = 1_000;
const inspectedAt = new WeakMap<RedisConnection, number>();

/** Of each connection, which has one prefix. */
const asking = new WeakMap<RedisConnection, Promise<void>>();

const answerTimeoutMs = 1_500;

/** Whether Redis answers, takes writes, and keeps what it is given; throws what is wrong with it. */
export const assertUsable = (redis: RedisConnection, prefix: string): Promise<void> =>
  assertWithin(redis, prefix, { timeoutMs: answerTimeoutMs });

/** Whether Redis answers and takes all writes now, whatever it may do with them later; throws what is wrong with it. */
export async function assertWritable(redis: RedisConnection, prefix: string): Promise<void> {
  if (redis.status !== 'ready') await refuse(redis);
  await withinTime(askAll(redis, prefix), answerTimeoutMs);
}

type Asking = {
  timeoutMs: number;
  /** The last check of rights and keys succeeded less than a second ago. */
  isInspected?: boolean;
};

async function assertWithin(
  redis: RedisConnection,
  prefix: string,
  { timeoutMs, isInspected = false }: Asking,
) {
  // The connection may have been closed because it was idle, and may be back shortly.
  if (redis.status !== 'ready') await waitForConnection(redis, reconnectMs);
  if (redis.status !== 'ready') return refuse(redis);
  const ask = isInspected ? probe : askAll;
  assertSuitable(await withinTime(ask(redis, prefix), timeoutMs));
}

/** All questions in one round trip. A right that is missing is told by its command, which a write that failed does not name. */
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
 * A write that changes nothing, and yet is refused like every other (the first one of a version says so);
 * and with it, if the user may ask, what Redis says of itself. By a script, since that goes to the node of a cluster that has the
 * keys, in one round trip.
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

/** Asks for what it says of itself, within its time; throws what is wrong with it. */
export const askRedis = (redis: RedisConnection, prefix: string): Promise<string> =>
  redis.status === 'ready' ? withinTime(probe(redis, prefix), answerTimeoutMs) : refuse(redis);

const probe = async (redis: RedisConnection, prefix: string) =>
  String(await redis.eval(probeLua, 2, `${prefix}:store:probe`, schemaKey(prefix), schemaVersion));

/** A Redis that has just been started has a connection, and no answers but to this. */
async function refuse(redis: RedisConnection): Promise<never> {
  const info = redis.status === 'connect' ? await withinTime(redis.info(), addTimeoutMs) : '';
  if (/^loading:1/m.test(info)) throw explainTrouble(new Error('LOADING'));
  throw new QueueError('redis-unavailable', 'Redis cannot be reached at the moment.');
}

/** A worker's connection waits for as long as Redis is away; a health check must not. */
async function withinTime<T>(answer: Promise<T>, timeoutMs: number): Promise<T> {
  try {
    return await waitWithin(answer, timeoutMs);
  } catch (cause) {
    const message = 'Redis did not answer.';
    throw explainTrouble(cause) ?? new QueueError('redis-unavailable', message, { cause });
  }
}
