import { createScript } from '../script.ts';
import { clock } from './clock.ts';
import { tell } from './tell.ts';

/**
 * Pauses a sweep. From now on the jobs of its runs are of an older generation than the sweep, and none is begun.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, channel.
 * Returns 'paused', also if it was so already, 'ended' or 'gone', and the generation that a resume begins.
 */
export const pauseSweepScript = createScript(`
${clock}
${tell}
local id, channel = ARGV[1], ARGV[3]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'finishedAt', 'generation', 'deleted')
local generation = tonumber(sweep[3] or 0)
if not sweep[1] or sweep[4] then return { 'gone', 0 } end
if sweep[2] then return { 'ended', generation } end
if sweep[1] ~= 'paused' then
  generation = redis.call('HINCRBY', KEYS[1], 'generation', 1)
  redis.call('HSET', KEYS[1], 'status', 'paused', 'paused', milliseconds())
  tell('{"type":"sweep","status":"paused"}')
end
redis.call('PUBLISH', channel, id)
return { 'paused', generation }
`);
