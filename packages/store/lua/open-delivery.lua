-- Writes a new delivery of a sweep. A delivery that exists is not changed. `delivery`: JSON. Returns the stored delivery; false if the sweep
-- does not exist or is deleted.
--- @keys sweep deliveries
--- @args id delivery
--- @returns string | null
local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
if not status or deleted then return false end
redis.call('HSETNX', keys.deliveries, args.id, args.delivery)
return redis.call('HGET', keys.deliveries, args.id)
