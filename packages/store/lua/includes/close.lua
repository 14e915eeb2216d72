-- Ends a sweep before its trials have ended. The open trials are cancelled: only the counters change, and readers treat a trial without an
-- outcome as cancelled. Notifies workers by the channel, and webhooks by the outbox. A sweep without a completed trial is failed, unless it
-- is cancelled. `failure` (JSON) replaces the reason 'no-result'. Returns false, and changes nothing, if the sweep had ended before.
--- @keys sweep
--- @args sweepId channel
--- @include add-event
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
  addSweepEvent(status, failure)
  postEnd()
  redis.call('PUBLISH', args.channel, args.sweepId)
  return true
end
