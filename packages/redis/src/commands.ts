// Examples of the commands that sweepq and BullMQ use. They serve to check the rights of a Redis user. Redis checks only complete
// commands, so each example has the right number of arguments. `K` stands for a key, `C` for a channel.

type Example = readonly [args: string, writes?: 'writes'];

const examples = {
  EXISTS: ['K'],
  GET: ['K'],
  GETRANGE: ['K 0 0'],
  HEXISTS: ['K f'],
  HGET: ['K f'],
  HGETALL: ['K'],
  HKEYS: ['K'],
  HLEN: ['K'],
  HMGET: ['K f'],
  HSCAN: ['K 0'],
  LINDEX: ['K 0'],
  LLEN: ['K'],
  LPOS: ['K x'],
  LRANGE: ['K 0 0'],
  PTTL: ['K'],
  SCARD: ['K'],
  SISMEMBER: ['K x'],
  SMEMBERS: ['K'],
  SSCAN: ['K 0'],
  TIME: [''],
  TYPE: ['K'],
  'XINFO|STREAM': ['K'],
  XLEN: ['K'],
  XRANGE: ['K - +'],
  XREAD: ['STREAMS K 0'],
  XREVRANGE: ['K + -'],
  ZCARD: ['K'],
  ZCOUNT: ['K 0 0'],
  ZLEXCOUNT: ['K - +'],
  ZRANGE: ['K 0 0'],
  ZRANGEBYLEX: ['K - +'],
  ZRANGEBYSCORE: ['K 0 0'],
  ZREVRANGE: ['K 0 0'],
  ZREVRANGEBYSCORE: ['K 0 0'],
  ZSCORE: ['K x'],
  EVAL: ['x 0'],
  EVALSHA: ['x 0'],
  EXEC: [''],
  MULTI: [''],
  SUBSCRIBE: ['C'],
  BZPOPMIN: ['K 1', 'writes'],
  DEL: ['K', 'writes'],
  HDEL: ['K f', 'writes'],
  HINCRBY: ['K f 1', 'writes'],
  HMSET: ['K f x', 'writes'],
  HSET: ['K f x', 'writes'],
  HSETNX: ['K f x', 'writes'],
  INCR: ['K', 'writes'],
  INCRBY: ['K 1', 'writes'],
  LPOP: ['K', 'writes'],
  LPUSH: ['K x', 'writes'],
  LREM: ['K 0 x', 'writes'],
  LSET: ['K 0 x', 'writes'],
  LTRIM: ['K 0 0', 'writes'],
  PERSIST: ['K', 'writes'],
  PEXPIRE: ['K 1', 'writes'],
  PEXPIREAT: ['K 1', 'writes'],
  PUBLISH: ['C x', 'writes'],
  RENAME: ['K K', 'writes'],
  RPOP: ['K', 'writes'],
  RPOPLPUSH: ['K K', 'writes'],
  RPUSH: ['K x', 'writes'],
  SADD: ['K x', 'writes'],
  SET: ['K x', 'writes'],
  SETRANGE: ['K 0 x', 'writes'],
  SREM: ['K x', 'writes'],
  UNLINK: ['K', 'writes'],
  XACK: ['K g 0', 'writes'],
  XADD: ['K * f x', 'writes'],
  XAUTOCLAIM: ['K g c 0 0', 'writes'],
  XDEL: ['K 0', 'writes'],
  'XGROUP|CREATE': ['K g 0', 'writes'],
  XREADGROUP: ['GROUP g c STREAMS K >', 'writes'],
  XTRIM: ['K MAXLEN 0', 'writes'],
  ZADD: ['K 0 x', 'writes'],
  ZPOPMIN: ['K', 'writes'],
  ZREM: ['K x', 'writes'],
  ZREMRANGEBYRANK: ['K 0 0', 'writes'],
  ZREMRANGEBYSCORE: ['K 0 0', 'writes'],
} as const satisfies Readonly<Record<string, Example>>;

/** The name of a command, in capitals. The name of a subcommand contains `|`. */
export type CommandInUse = keyof typeof examples;

export const commandsInUse = Object.keys(examples) as CommandInUse[];

export const isInUse = (name: string): name is CommandInUse => Object.hasOwn(examples, name);

export const writes = (name: CommandInUse): boolean => (examples[name] as Example)[1] === 'writes';

/** Returns a complete command as Lua expressions. `key` and `channel` are also Lua expressions. */
export function commandInLua(name: CommandInUse, key: string, channel: string): string[] {
  const [args] = examples[name];
  const literals = [...name.split('|'), ...args.split(' ').filter(Boolean)];
  return literals.map((word) => ({ K: key, C: channel })[word] ?? `'${word}'`);
}
