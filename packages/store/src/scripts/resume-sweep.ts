import { createScript } from '../script.ts';
import { clock } from './clock.ts';
import { tell } from './tell.ts';

/**
 * Lets a paused sweep go on with a generation of jobs; one that was paused again since stays so.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, generation. Returns 1 if it goes on by this call.
 */
export const resumeSweepScript = createScript(`
${clock}
${tell}
local sweep = redis.call('HMGET', KEYS[1], 'status', 'generation', 'paused', 'began')
if sweep[1] ~= 'paused' or sweep[2] ~= ARGV[3] then return 0 end
local status = sweep[4] and 'running' or 'queued'
if sweep[4] then redis.call('HINCRBY', KEYS[1], 'held', milliseconds() - sweep[3]) end
redis.call('HDEL', KEYS[1], 'paused')
redis.call('HSET', KEYS[1], 'status', status)
tell(cjson.encode({ type = 'sweep', status = status }))
return 1
`);
