-- Changes the priority of an open sweep. Returns 'set', 'ended' or 'gone'.
--- @keys sweep
--- @args priority
--- @returns 'set' | 'ended' | 'gone'
local status, finishedAt, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'deleted'))
if not status or deleted then return 'gone' end
if finishedAt then return 'ended' end
redis.call('HSET', keys.sweep, 'priority', args.priority)
return 'set'
