-- Pauses a sweep by moving it to its next generation: then the jobs of its runs are of an older generation, and none of them starts.
-- Returns 'paused', also if it was paused before, 'ended' or 'gone'; and the generation with which a resume begins.
--- @keys sweep
--- @args sweepId channel
--- @returns [state: 'paused' | 'ended' | 'gone', generation: number]
--- @include clock
--- @include tell
local status, finishedAt, stored, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
local generation = tonumber(stored or 0)
if not status or deleted then return { 'gone', 0 } end
if finishedAt then return { 'ended', generation } end
if status ~= 'paused' then
  generation = redis.call('HINCRBY', keys.sweep, 'generation', 1)
  redis.call('HSET', keys.sweep, 'status', 'paused', 'paused', milliseconds())
  tell('{"type":"sweep","status":"paused"}')
end
redis.call('PUBLISH', args.channel, args.sweepId)
return { 'paused', generation }
