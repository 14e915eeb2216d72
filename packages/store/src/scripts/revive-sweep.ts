import { createScript } from '../script.ts';
import { tell } from './tell.ts';

/**
 * Opens a sweep that has ended although trials of it are open, for its next generation of jobs.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, generation. Returns 1 if this call opened it.
 */
export const reviveSweepScript = createScript(`
${tell}
local sweep = redis.call('HMGET', KEYS[1], 'finishedAt', 'generation', 'closed', 'deleted', 'queued', 'running')
if not sweep[1] or sweep[3] or sweep[4] or (sweep[2] or '0') ~= ARGV[3] then return 0 end
if tonumber(sweep[5]) + tonumber(sweep[6]) <= 0 then return 0 end
redis.call('HDEL', KEYS[1], 'finishedAt', 'failure')
redis.call('HSET', KEYS[1], 'status', 'running', 'generation', ARGV[3] + 1)
tell('{"type":"sweep","status":"running"}')
return 1
`);
