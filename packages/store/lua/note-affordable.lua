-- Notes how many trials the budget of a sweep covers, as soon as this is certain. Returns 0 if the sweep is gone, has ended, or has another
-- generation.
--- @keys sweep
--- @args generation trials
--- @returns 0 | 1
--- @include raise-revision
local status, finishedAt, generation = unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation'))
if not status or finishedAt or (generation or '0') ~= args.generation then return 0 end
if redis.call('HSET', keys.sweep, 'affordable', args.trials) == 1 then raiseRevision() end
return 1
