-- Resumes a paused sweep, if `generation` is the generation of its last pause. Returns 1 if this call resumed the sweep.
--- @keys sweep
--- @args generation
--- @returns 0 | 1
--- @include clock
--- @include add-event
local before, generation, paused, began =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'generation', 'paused', 'began'))
if before ~= 'paused' or generation ~= args.generation then return 0 end
local status = began and 'running' or 'queued'
if began then redis.call('HINCRBY', keys.sweep, 'held', milliseconds() - paused) end
redis.call('HDEL', keys.sweep, 'paused')
redis.call('HSET', keys.sweep, 'status', status)
addSweepEvent(status)
return 1
