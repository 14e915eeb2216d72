import { createScript } from '../script.ts';

/**
 * Ends a sweep; the first end stays.
 * KEYS: sweep, events. ARGV: status, time, events to keep. Returns 1 if this call ended it.
 */
export const finishSweepScript = createScript(`
local status, now, kept = ARGV[1], ARGV[2], ARGV[3]
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HSETNX', KEYS[1], 'finishedAt', now) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'status', status)
redis.call('XADD', KEYS[2], 'MAXLEN', '~', kept, '*', 'event',
  cjson.encode({ type = 'sweep', status = status }))
return 1
`);
