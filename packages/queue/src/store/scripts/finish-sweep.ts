import { createScript } from '../script.ts';
import { noResult } from './no-result.ts';
import { post } from './post.ts';
import { tell } from './tell.ts';

/**
 * Ends a sweep; the first end stays. One without a completed trial is failed, whatever the status that is given. A sweep that has gone on to another generation is not ended by an older one.
 * KEYS: sweep, leaderboard, outbox, events, events of all. ARGV: id, events to keep, status, time, generation.
 * Returns 1 if this call ended it.
 */
export const finishSweepScript = createScript(`
${tell}
${post}
${noResult}
local status, now, generation = ARGV[3], ARGV[4], ARGV[5]
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if (redis.call('HGET', KEYS[1], 'generation') or '0') ~= generation then return 0 end
if redis.call('HSETNX', KEYS[1], 'finishedAt', now) == 0 then return 0 end
local failure = noResult()
if failure then
  status = 'failed'
  redis.call('HSET', KEYS[1], 'failure', failure)
end
redis.call('HSET', KEYS[1], 'status', status)
tell(sweepEvent(status, failure))
postEnd()
return 1
`);
