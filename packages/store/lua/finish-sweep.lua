-- Ends a sweep. The first end stays. A sweep without a completed trial is failed, whatever `status` says. A sweep of a later generation
-- is not ended, and neither is a sweep with open trials.
-- Returns 'ended' if this call ended it; 'open' if trials are open; 'other' if it had ended, is gone, or is of another generation.
--- @keys sweep
--- @args status now generation
--- @returns 'ended' | 'open' | 'other'
--- @include tell
--- @include post
--- @include no-result
local before, generation, finishedAt, queued, running =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'generation', 'finishedAt', 'queued', 'running'))
if not before or (generation or '0') ~= args.generation or finishedAt then return 'other' end
if queued ~= '0' or running ~= '0' then return 'open' end
redis.call('HSET', keys.sweep, 'finishedAt', args.now)
local status, failure = args.status, noResult()
if failure then
  status = 'failed'
  redis.call('HSET', keys.sweep, 'failure', failure)
end
redis.call('HSET', keys.sweep, 'status', status)
tell(sweepEvent(status, failure))
postEnd()
return 'ended'
