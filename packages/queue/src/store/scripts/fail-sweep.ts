import { createScript } from '../script.ts';
import { close } from './close.ts';

/**
 * Ends a sweep that cannot be planned; the first end stays. A sweep that has gone on to another generation is not ended by an
 * older one. KEYS: sweep, leaderboard, outbox, events, events of all. ARGV: id, events to keep, channel, time, generation, its failure (JSON).
 * Returns 1 if this call ended it.
 */
export const failSweepScript = createScript(`
${close}
local now, generation = ARGV[4], ARGV[5]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted', 'generation')
if not sweep[1] or sweep[2] or (sweep[3] or '0') ~= generation then return 0 end
if not close('failed', nil, now) then return 0 end
redis.call('HSET', KEYS[1], 'failure', ARGV[6])
return 1
`);
