import { createScript } from '../script.ts';
import { close } from './close.ts';

/**
 * Cancels a sweep. KEYS: sweep, leaderboard, outbox, events, events of all. ARGV: id, events to keep, channel, time. Returns
 * 'cancelled', also if it was so already; 'ended' if it came to another end; 'gone' if there is no such sweep.
 * A cancelled sweep is told of on the channel each time, for who did not hear it.
 */
export const cancelSweepScript = createScript(`
${close}
local id, channel, now = ARGV[1], ARGV[3], ARGV[4]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted')
local status = sweep[1]
if not status or sweep[2] then return 'gone' end
if status == 'cancelled' then
  redis.call('PUBLISH', channel, id)
elseif not close('cancelled', nil, now) then
  return 'ended'
end
return 'cancelled'
`);
