import { createScript } from '../script.ts';
import { close } from './close.ts';

/**
 * Ends a sweep that cannot be planned; the first end stays. A sweep that has gone on to another generation is not ended by an
 * older one. KEYS: sweep, leaderboard, outbox, events, events of all. ARGV: id, events to keep, channel, time, generation, why (JSON) or ''.
 * Returns 1 if this call ended it.
 */
export const failSweepScript = createScript(`
${close}
local now, generation = ARGV[4], ARGV[5]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted', 'generation')
if not sweep[1] or sweep[2] or (sweep[3] or '0') ~= generation then return 0 end
return close('failed', nil, now, ARGV[6] ~= '' and ARGV[6] or nil) and 1 or 0
`);
