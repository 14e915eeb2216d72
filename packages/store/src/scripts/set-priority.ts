import { createScript } from '../script.ts';

/** KEYS: sweep. ARGV: priority. Returns 'set', 'ended' or 'gone'. */
export const setPriorityScript = createScript(`
local sweep = redis.call('HMGET', KEYS[1], 'status', 'finishedAt', 'deleted')
if not sweep[1] or sweep[3] then return 'gone' end
if sweep[2] then return 'ended' end
redis.call('HSET', KEYS[1], 'priority', ARGV[1])
return 'set'
`);
