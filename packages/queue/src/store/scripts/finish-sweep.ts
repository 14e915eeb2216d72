import { createScript } from '../script.ts';
import { tell } from './tell.ts';

/**
 * Ends a sweep; the first end stays.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, status, time. Returns 1 if this call ended it.
 */
export const finishSweepScript = createScript(`
${tell}
local status, now = ARGV[3], ARGV[4]
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if redis.call('HSETNX', KEYS[1], 'finishedAt', now) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'status', status)
tell(cjson.encode({ type = 'sweep', status = status }))
return 1
`);
