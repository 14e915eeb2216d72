-- Ends a sweep before its trials. Trials that have not ended are cancelled: only the counters change, and readers treat a trial without
-- an outcome as cancelled. The first end of a sweep stays; then this returns false. The channel notifies workers, the outbox webhooks. A
-- sweep without a completed trial is failed, unless it is cancelled. `failure` (JSON) replaces the reason 'no-result'.
--- @keys sweep
--- @args sweepId channel
--- @include tell
--- @include post
--- @include no-result
local function close(status, stoppedBy, now, failure)
  if redis.call('HSETNX', keys.sweep, 'finishedAt', now) == 0 then return false end
  local queued, running = unpack(redis.call('HMGET', keys.sweep, 'queued', 'running'))
  redis.call('HSET', keys.sweep, 'closed', 1, 'queued', 0, 'running', 0)
  redis.call('HINCRBY', keys.sweep, 'cancelled', queued + running)
  if status ~= 'cancelled' then failure = failure or noResult() end
  if failure then
    status = 'failed'
    redis.call('HSET', keys.sweep, 'failure', failure)
  end
  redis.call('HSET', keys.sweep, 'status', status)
  if stoppedBy then redis.call('HSET', keys.sweep, 'stoppedBy', stoppedBy) end
  tell(sweepEvent(status, failure))
  postEnd()
  redis.call('PUBLISH', args.channel, args.sweepId)
  return true
end
