import { noResult } from './no-result.ts';
import { post } from './post.ts';
import { tell } from './tell.ts';

/**
 * The part of a script that ends a sweep before its trials. Those that have not ended are cancelled with it,
 * by arithmetic: they have no outcome to write, and are read as cancelled from now on. The first end of a
 * sweep stays. Who trains for it hears so on the channel, and its webhooks by the outbox. Beside what `tell` and
 * `post` need, the script's third ARGV is the channel.
 * A sweep without a completed trial is failed, unless it is cancelled. `failure` (JSON) is its reason if there is another.
 */
export const close = `
${tell}
${post}
${noResult}
local function close(status, stoppedBy, now, failure)
  if redis.call('HSETNX', KEYS[1], 'finishedAt', now) == 0 then return false end
  local counts = redis.call('HMGET', KEYS[1], 'queued', 'running')
  redis.call('HSET', KEYS[1], 'closed', 1, 'queued', 0, 'running', 0)
  redis.call('HINCRBY', KEYS[1], 'cancelled', counts[1] + counts[2])
  if status ~= 'cancelled' then failure = failure or noResult() end
  if failure then
    status = 'failed'
    redis.call('HSET', KEYS[1], 'failure', failure)
  end
  redis.call('HSET', KEYS[1], 'status', status)
  if stoppedBy then redis.call('HSET', KEYS[1], 'stoppedBy', stoppedBy) end
  tell(sweepEvent(status, failure))
  postEnd()
  redis.call('PUBLISH', ARGV[3], ARGV[1])
  return true
end
`;
