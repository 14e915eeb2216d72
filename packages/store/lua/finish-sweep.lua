-- Ends a sweep whose trials have all ended. A sweep without a completed trial gets the status `failed` instead of `status`.
-- Returns 'ended' if this call ended the sweep; 'open' if trials are open; 'other' if the sweep had ended before, is gone, or has another
-- generation.
--- @keys sweep
--- @args status now generation
--- @returns 'ended' | 'open' | 'other'
--- @include add-event
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
addSweepEvent(status, failure)
postEnd()
return 'ended'
