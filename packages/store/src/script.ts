import { createHash } from 'node:crypto';
import { guardScript, isReadingScript, type RedisConnection, retryRead } from '@sweepq/redis';

type Argument = string | number | Buffer;

/** Runs a Lua script by its hash, and sends its text only to a Redis that does not know it yet. */
export type Script = (
  redis: RedisConnection,
  keys: readonly string[],
  args: readonly Argument[],
) => Promise<unknown>;

/** The same, for a script whose answer is bytes and no text. */
export function createBytesScript(lua: string): Script {
  return createScript(lua, (redis, command, ...args) => redis.callBuffer(command, ...args));
}

export function createScript(text: string, call: Call = callForText): Script {
  const lua = guardScript(text);
  const sha1 = createHash('sha1').update(lua).digest('hex');
  const run: Script = async (redis, keys, args) => {
    try {
      return await call(redis, 'EVALSHA', sha1, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return call(redis, 'EVAL', lua, keys.length, ...keys, ...args);
    }
  };
  if (!isReadingScript(text)) return run;
  return (redis, keys, args) => retryRead(redis, () => run(redis, keys, args));
}

type Call = (redis: RedisConnection, command: string, ...args: Argument[]) => Promise<unknown>;

const callForText: Call = (redis, command, ...args) => redis.call(command, ...args);
