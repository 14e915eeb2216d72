import { createScript } from '../script.ts';

/**
 * Reads a sweep as it was at one moment, and the last event before that moment.
 * KEYS: sweep, leaderboard, events. Returns the event's id or '', the best trial's member or '', and
 * the sweep's fields and values in turn.
 */
export const readSnapshotScript = createScript(`
local last = redis.call('XREVRANGE', KEYS[3], '+', '-', 'COUNT', 1)[1]
local best = redis.call('ZRANGE', KEYS[2], 0, 0)[1]
return { last and last[1] or '', best or '', redis.call('HGETALL', KEYS[1]) }
`);
