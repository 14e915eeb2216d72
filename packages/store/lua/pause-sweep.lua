-- Pauses a sweep by moving it to its next generation: a job of an older generation starts no run.
-- Returns 'paused' (also if the sweep was paused before), 'ended', 'gone', or 'changed' if the sweep has another revision than the given ones;
-- and the generation with which the sweep resumes.
--- @keys sweep
--- @args sweepId channel
--- @returns [state: 'paused' | 'ended' | 'gone' | 'changed', generation: number]
--- @include clock
--- @include add-event
--- @include has-revision
local status, finishedAt, stored, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
local generation = tonumber(stored or 0)
if not status or deleted then return { 'gone', 0 } end
if not hasRevision() then return { 'changed', generation } end
if finishedAt then return { 'ended', generation } end
if status ~= 'paused' then
  generation = redis.call('HINCRBY', keys.sweep, 'generation', 1)
  redis.call('HSET', keys.sweep, 'status', 'paused', 'paused', milliseconds())
  addSweepEvent('paused')
end
redis.call('PUBLISH', args.channel, args.sweepId)
return { 'paused', generation }
