-- Notes that the space of an adaptive search has no other combination, so the search ends below its number of trials. Returns 0 if the sweep
-- is gone, has ended, or has another generation.
--- @keys sweep
--- @args generation
--- @returns 0 | 1
--- @include raise-revision
local status, finishedAt, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation'))
if not status or finishedAt or (generation or '0') ~= args.generation then return 0 end
if redis.call('HSET', keys.sweep, 'exhausted', 1) == 1 then raiseRevision() end
return 1
