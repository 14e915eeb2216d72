import { createScript } from '../script.ts';
import { tell } from './tell.ts';

/**
 * Opens a sweep that has ended for another generation of jobs, with more trials or with some to be tried again. One that
 * was closed before its trials had ended stays so.
 * KEYS: sweep, events, events of all. ARGV: id, events to keep, generation, extension (JSON) or '', its trials, what is to be tried again
 * (JSON) or ''.
 * Returns 'reopened', also if it has been for this generation; 'open', 'closed', 'gone', or 'other' if the generation is
 * not the next.
 */
export const reopenSweepScript = createScript(`
${tell}
local generation, extension, trials, retry = tonumber(ARGV[3]), ARGV[4], ARGV[5], ARGV[6]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'finishedAt', 'closed', 'generation', 'extensions', 'deleted')
local present = tonumber(sweep[4] or 0)
if not sweep[1] or sweep[6] then return 'gone' end
-- It may have ended again by now: what was asked for was known.
if present == generation then return 'reopened' end
if present ~= generation - 1 then return 'other' end
if not sweep[2] then return 'open' end
if sweep[3] then return 'closed' end
redis.call('HDEL', KEYS[1], 'finishedAt', 'began', 'held', 'failure')
redis.call('HSET', KEYS[1], 'status', 'queued', 'generation', generation)
if extension ~= '' then
  local others = sweep[5] and string.sub(sweep[5], 1, -2) .. ',' or '['
  redis.call('HSET', KEYS[1], 'extensions', others .. extension .. ']')
  redis.call('HINCRBY', KEYS[1], 'total', trials)
  redis.call('HINCRBY', KEYS[1], 'queued', trials)
end
if retry ~= '' then redis.call('HSET', KEYS[1], 'retry', retry) end
tell('{"type":"sweep","status":"queued"}')
return 'reopened'
`);
