// If a Redis user may not send one of the commands of a Lua script, the script stops half-way, and Redis does not roll back
// its earlier writes. So each script that writes first checks that its user may send all of its commands, and writes
// nothing if not. Redis 6.2 has no such check: there a script can still stop half-way.
import { type CommandInUse, commandInLua, commandsInUse, writes } from './commands.ts';

const guarded = new Map<string, string>();

/** Whether a script writes nothing. */
export const isReadingScript = (lua: string): boolean => !commandsOf(lua).some(writes);

/** The script with the check in front; a script that only reads is not changed. */
export function guardScript(lua: string): string {
  const known = guarded.get(lua);
  if (known !== undefined) return known;
  const commands = commandsOf(lua);
  const whole = commands.some(writes) ? guardOf(commands) + lua : lua;
  guarded.set(lua, whole);
  return whole;
}

/**
 * Returns the commands that a script may send. BullMQ chooses some of them at run time, so every quoted command name
 * counts.
 */
export function commandsOf(lua: string): CommandInUse[] {
  const called = [...lua.matchAll(/call\(\s*["'](\w+)["'](?:,\s*["'](\w+)["'])?/g)].map(
    ([, name = '', sub = '']) => [name, `${name}|${sub}`],
  );
  const quoted = [...lua.matchAll(/["']([A-Z]{3,})["']/g)].map(([, name = '']) => name);
  const names = new Set([...called.flat(), ...quoted].map((name) => name.toUpperCase()));
  return commandsInUse.filter((name) => names.has(name));
}

/** Returns one line, so that the line numbers in errors are those of the script without its guard. */
function guardOf(commands: readonly CommandInUse[]): string {
  // Only the store's scripts publish. Their keys have the same prefix as the channel.
  const channel = "(string.match(k, '^.-:store:') or '') .. 'control'";
  const asked = commands.map((name) => commandInLua(name, 'k', 'c').join(', '));
  const all = asked.map((args) => `may(${args})`).join(' and ');
  const each = asked.map((args) => `{${args}}`).join(', ');
  const denied =
    "redis.error_reply('NOPERM this user has no permissions to run the \\'' .. string.lower(a[1]) .. '\\' command')";
  return [
    'if redis.acl_check_cmd and KEYS[1] then',
    `local may, k = redis.acl_check_cmd, KEYS[1]`,
    `local c = ${channel}`,
    `if not (${all}) then`,
    `for _, a in ipairs({${each}}) do if not may(unpack(a)) then return ${denied} end end`,
    'end end ',
  ].join(' ');
}
