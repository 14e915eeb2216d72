// Reads all keys under a prefix as data, and writes such data. It does not use DUMP and RESTORE, whose format depends on the version of
// Redis.
import type { RedisConnection } from '@sweepq/redis';

type Base64 = string;
type StreamEntry = [id: string, fields: Base64[]];

/** A key with its value. Values are base64. Expiry times are left out. */
export type GoldenKey = { key: string } & (
  | { type: 'string'; value: Base64 }
  | { type: 'hash'; value: [field: string, value: Base64][] }
  | { type: 'list' | 'set'; value: Base64[] }
  | { type: 'zset'; value: [member: Base64, score: string][] }
  | { type: 'stream'; value: StreamEntry[] }
);

const encode = (value: unknown): Base64 => Buffer.from(value as Buffer).toString('base64');
const decode = (value: Base64): Buffer => Buffer.from(value, 'base64');
const pairs = <T>(list: readonly T[]): [T, T][] =>
  Array.from({ length: list.length / 2 }, (_, k) => [list[2 * k] as T, list[2 * k + 1] as T]);

export async function readKeys(redis: RedisConnection, prefix: string): Promise<GoldenKey[]> {
  const keys = (await redis.keys(`${prefix}:*`)).sort();
  return Promise.all(keys.map((key) => readKey(redis, key)));
}

async function readKey(redis: RedisConnection, key: string): Promise<GoldenKey> {
  const bytes = async (command: string, ...args: string[]) =>
    (await redis.callBuffer(command, key, ...args)) as Buffer[];
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return { key, type, value: encode(await redis.getBuffer(key)) };
    case 'hash': {
      const fields = pairs(await bytes('HGETALL'));
      return { key, type, value: fields.map(([name, value]) => [`${name}`, encode(value)]) };
    }
    case 'list':
      return { key, type, value: (await bytes('LRANGE', '0', '-1')).map(encode) };
    case 'set':
      return { key, type, value: (await bytes('SMEMBERS')).map(encode) };
    case 'zset': {
      // With RESP3 the answer is a list of pairs, and with RESP2 one flat list.
      const answer = (await bytes('ZRANGE', '0', '-1', 'WITHSCORES')) as unknown[];
      const members = (Array.isArray(answer[0]) ? answer : pairs(answer)) as [Buffer, unknown][];
      return { key, type, value: members.map(([member, score]) => [encode(member), `${score}`]) };
    }
    case 'stream': {
      const entries = (await redis.xrangeBuffer(key, '-', '+')) as [Buffer, Buffer[]][];
      return {
        ...{ key, type },
        value: entries.map(([id, fields]): StreamEntry => [String(id), fields.map(encode)]),
      };
    }
    default:
      throw new Error(`Expected a key of a known type, got ${key}: ${type}`);
  }
}

export async function writeKeys(redis: RedisConnection, keys: readonly GoldenKey[]) {
  for (const key of keys) await writeKey(redis, key);
}

async function writeKey(redis: RedisConnection, golden: GoldenKey) {
  const { key } = golden;
  const send = (command: string, ...args: (string | Buffer)[]) => redis.call(command, key, ...args);
  switch (golden.type) {
    case 'string':
      return send('SET', decode(golden.value));
    case 'hash':
      return send('HSET', ...golden.value.flatMap(([name, value]) => [name, decode(value)]));
    case 'list':
      return send('RPUSH', ...golden.value.map(decode));
    case 'set':
      return send('SADD', ...golden.value.map(decode));
    case 'zset':
      return send('ZADD', ...golden.value.flatMap(([member, score]) => [score, decode(member)]));
    case 'stream':
      for (const [id, fields] of golden.value) await send('XADD', id, ...fields.map(decode));
      return undefined;
  }
}
