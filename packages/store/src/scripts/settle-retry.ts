import { createScript } from '../script.ts';

/**
 * Records that a retry is done, unless more trials are failed than the retry left: then Redis has lost some of the reopened trials.
 * KEYS: sweep. ARGV: generation that did it, number of failed trials that are left. Returns 0 if more are failed.
 */
export const settleRetryScript = createScript(`
local sweep = redis.call('HMGET', KEYS[1], 'generation', 'failed')
if sweep[1] ~= ARGV[1] then return 1 end
if tonumber(sweep[2]) > tonumber(ARGV[2]) then return 0 end
redis.call('HDEL', KEYS[1], 'retry')
return 1
`);
