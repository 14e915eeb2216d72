import { createScript } from '../script.ts';
import { noResult } from './no-result.ts';
import { post } from './post.ts';
import { tell } from './tell.ts';

/**
 * Ends a sweep; the first end stays. One without a completed trial is failed, whatever the status that is given. A sweep that has gone on
 * to another generation is not ended by an older one, and a sweep with open trials is not ended at all.
 * KEYS: sweep, leaderboard, outbox, events, events of all. ARGV: id, events to keep, status, time, generation.
 * Returns 'ended' if this call ended it; 'open' if trials are open; 'other' if it had ended, is gone, or is of another generation.
 */
export const finishSweepScript = createScript(`
${tell}
${post}
${noResult}
local status, now, generation = ARGV[3], ARGV[4], ARGV[5]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'generation', 'finishedAt', 'queued', 'running')
if not sweep[1] or (sweep[2] or '0') ~= generation or sweep[3] then return 'other' end
if sweep[4] ~= '0' or sweep[5] ~= '0' then return 'open' end
redis.call('HSET', KEYS[1], 'finishedAt', now)
local failure = noResult()
if failure then
  status = 'failed'
  redis.call('HSET', KEYS[1], 'failure', failure)
end
redis.call('HSET', KEYS[1], 'status', status)
tell(sweepEvent(status, failure))
postEnd()
return 'ended'
`);
