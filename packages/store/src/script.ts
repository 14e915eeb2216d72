import { createHash } from 'node:crypto';
import { guardScript, isReadingScript, type RedisConnection, retryRead } from '@sweepq/redis';

export type Argument = string | number | Uint8Array;

/** Runs a Lua script by its hash. The text of the script is sent only if Redis does not have it. */
export type Script<Answer> = (
  redis: RedisConnection,
  keys: readonly string[],
  args: readonly Argument[],
) => Promise<Answer>;

/** A script that returns bytes instead of text. */
export function createBytesScript<Answer>(lua: string): Script<Answer> {
  return createScript(lua, (redis, command, ...args) => redis.callBuffer(command, ...args));
}

/** `Answer` is the type that the script declares (`--- @returns`). The answer of Redis is not checked. */
export function createScript<Answer>(text: string, call: Call = callForText): Script<Answer> {
  const lua = guardScript(text);
  const sha1 = createHash('sha1').update(lua).digest('hex');
  const run: Script<Answer> = async (redis, keys, args) => {
    const sent = args.map(toSendable);
    try {
      return (await call(redis, 'EVALSHA', sha1, keys.length, ...keys, ...sent)) as Answer;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error;
      return (await call(redis, 'EVAL', lua, keys.length, ...keys, ...sent)) as Answer;
    }
  };
  if (!isReadingScript(text)) return run;
  return (redis, keys, args) => retryRead(redis, () => run(redis, keys, args));
}

/** ioredis sends the bytes of a Buffer, but the text of any other array. */
const toSendable = (arg: Argument): Sendable =>
  arg instanceof Uint8Array && !Buffer.isBuffer(arg)
    ? Buffer.from(arg.buffer, arg.byteOffset, arg.byteLength)
    : (arg as Sendable);

type Sendable = string | number | Buffer;
type Call = (redis: RedisConnection, command: string, ...args: Sendable[]) => Promise<unknown>;

const callForText: Call = (redis, command, ...args) => redis.call(command, ...args);
