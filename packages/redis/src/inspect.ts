// Checks that the user may send every command in use, and that the keys which all jobs share have the right types. A successful test
// write does not show this.
import { QueueError, queueNames } from '@sweepq/contract';
import { commandInLua, commandsInUse } from './commands.ts';
import { deniedReason } from './denied-reason.ts';
import type { RedisConnection } from './open.ts';

/** The keys that BullMQ uses for each queue. */
const ofQueue = {
  list: ['wait', 'active', 'paused'],
  zset: ['delayed', 'prioritized', 'completed', 'failed', 'waiting-children', 'repeat', 'marker'],
  hash: ['meta'],
  set: ['stalled'],
  stream: ['events'],
  string: ['id', 'pc', 'stalled-check', 'limiter'],
} as const;

/** The keys of the store that do not belong to one sweep. */
const ofStore = {
  zset: ['sweeps', 'workers', 'operations'],
  set: ['deleted'],
  hash: ['pace', 'turns', 'worker-runs'],
  stream: ['events', 'outbox'],
  string: ['schema', 'probe', 'events:removed'],
} as const;

const typed = [
  ...Object.entries(ofStore).flatMap(([type, names]) =>
    names.map((name) => ({ type, name: `store:${name}` })),
  ),
  ...Object.values(queueNames).flatMap((queue) =>
    Object.entries(ofQueue).flatMap(([type, names]) =>
      names.map((name) => ({ type, name: `${queue}:${name}` })),
    ),
  ),
];

const commands = commandsInUse.map((name) => commandInLua(name, 'k', 'c'));

/**
 * Redis 7 can check the rights of a user. On Redis 6.2 the script tries each command on a scratch key, and then deletes that key.
 * KEYS: scratch key, then the typed keys. ARGV: channel, then their types, then '1' to try commands as on Redis 6.2.
 * Returns the name of a command that is denied or '', and the position of the first key with a wrong type, with this type.
 */
const inspectLua = `
local k, c = KEYS[1], ARGV[1]
local denied = ''
local asked = {${commands.map((args) => `{${args.join(', ')}}`).join(', ')}}
if redis.acl_check_cmd and ARGV[#KEYS + 1] ~= '1' then
  for _, command in ipairs(asked) do
    if denied == '' and not redis.acl_check_cmd(unpack(command)) then denied = command[1] end
  end
else
  for _, command in ipairs(asked) do
    local answer = redis.pcall(unpack(command))
    local message = type(answer) == 'table' and answer.err or ''
    if denied == '' and (string.find(message, 'NOPERM', 1, true) or string.find(message, "can't", 1, true)) then
      denied = command[1]
    end
  end
  redis.pcall('DEL', k)
end
for i = 2, #KEYS do
  local found = redis.pcall('TYPE', KEYS[i]).ok
  if found and found ~= 'none' and found ~= ARGV[i] then return { denied, i - 2, found } end
end
return { denied, -1, '' }`;

type Options = {
  /** Whether to try each command, as on a Redis that cannot check rights. */
  isTrying?: boolean;
};

/** Throws `redis-unsuitable` with the denied command, or with the key of another type. */
export async function inspectRedis(
  redis: RedisConnection,
  prefix: string,
  { isTrying = false }: Options = {},
): Promise<void> {
  const keys = [`${prefix}:store:scratch`, ...typed.map(({ name }) => `${prefix}:${name}`)];
  const args = [`${prefix}:store:control`, ...typed.map(({ type }) => type), isTrying ? 1 : 0];
  const answer = await redis.eval(inspectLua, keys.length, ...keys, ...args);
  const [denied, place, found] = answer as [string, number, string];
  if (denied !== '') throw new QueueError('redis-unsuitable', deniedReason(denied));
  const wrong = typed[place];
  if (wrong === undefined) return;
  throw new QueueError(
    'redis-unsuitable',
    `Expected the key ${wrong.name} in Redis to be a ${wrong.type}, got a ${found}: another program has written it. Rename it or delete it.`,
  );
}
