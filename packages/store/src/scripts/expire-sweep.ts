import { createScript } from '../script.ts';
import { clock } from './clock.ts';
import { close } from './close.ts';

/**
 * Ends a sweep whose time is over. KEYS: sweep, leaderboard, outbox, events, events of all.
 * ARGV: id, events to keep, channel, time, how long the sweep may take in ms.
 * Returns how many ms it has left; 0 if it has none, or has ended.
 */
export const expireSweepScript = createScript(`
${clock}
${close}
local now, longest = ARGV[4], tonumber(ARGV[5])
local sweep = redis.call('HMGET', KEYS[1], 'finishedAt', 'began', 'held', 'paused')
if redis.call('EXISTS', KEYS[1]) == 0 or sweep[1] then return 0 end
if not sweep[2] then return longest end
-- While it is paused its clock stands still.
local at = tonumber(sweep[4] or milliseconds())
local left = longest - (at - sweep[2] - (sweep[3] or 0))
if left > 0 then return math.ceil(left) end
close('completed', 'maxSeconds', now)
return 0
`);
