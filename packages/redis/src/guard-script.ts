// If a Redis user may not send one of the commands of a Lua script, the script fails in the middle, and Redis does not roll back the
// earlier writes of the script. So each script that writes first checks whether the user may send all its commands, and otherwise
// writes nothing. Redis 6.2 has no such check, so there a script can still fail in the middle.
import { type CommandInUse, commandInLua, commandsInUse, writes } from './commands.ts';

const guarded = new Map<string, string>();

/** Whether a script writes nothing. */
export const isReadingScript = (lua: string): boolean => !commandsOf(lua).some(writes);

/** Returns the script with the check at its beginning. A script that only reads is returned unchanged. */
export function guardScript(lua: string): string {
  const known = guarded.get(lua);
  if (known !== undefined) return known;
  const commands = commandsOf(lua);
  const whole = commands.some(writes) ? guardOf(commands) + lua : lua;
  guarded.set(lua, whole);
  return whole;
}

/**
 * Returns the commands that a script may send. BullMQ chooses some commands at run time, so every quoted name of a command counts.
 */
export function commandsOf(lua: string): CommandInUse[] {
  const called = [...lua.matchAll(/call\(\s*["'](\w+)["'](?:,\s*["'](\w+)["'])?/g)].map(
    ([, name = '', sub = '']) => [name, `${name}|${sub}`],
  );
  const quoted = [...lua.matchAll(/["']([A-Z]{3,})["']/g)].map(([, name = '']) => name);
  const names = new Set([...called.flat(), ...quoted].map((name) => name.toUpperCase()));
  return commandsInUse.filter((name) => names.has(name));
}

/** Returns the check as one line without a line break, so that the line numbers in errors stay those of the original script. */
function guardOf(commands: readonly CommandInUse[]): string {
  // Only scripts of the store publish messages. Their keys have the same prefix as the channel.
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
