import { createScript } from '../script.ts';
import { tell } from './tell.ts';

/**
 * Cancels a sweep and with it, by arithmetic, every trial and run that has not ended: those have no
 * outcome to write, and are read as cancelled from now on. The first end of a sweep stays.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, time, channel. Returns 'cancelled', also if
 * it was so already; 'ended' if it came to another end; 'gone' if there is no such sweep. A cancelled sweep is
 * told of on the channel each time, for who did not hear it.
 */
export const cancelSweepScript = createScript(`
${tell}
local id, now, channel = ARGV[1], ARGV[3], ARGV[4]
local status = redis.call('HGET', KEYS[1], 'status')
if not status then return 'gone' end
if status ~= 'cancelled' then
  if redis.call('HSETNX', KEYS[1], 'finishedAt', now) == 0 then return 'ended' end
  local counts = redis.call('HMGET', KEYS[1], 'queued', 'running')
  redis.call('HSET', KEYS[1], 'status', 'cancelled', 'queued', 0, 'running', 0)
  redis.call('HINCRBY', KEYS[1], 'cancelled', counts[1] + counts[2])
  tell('{"type":"sweep","status":"cancelled"}')
end
redis.call('PUBLISH', channel, id)
return 'cancelled'
`);
