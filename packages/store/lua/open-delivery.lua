-- Writes a delivery of a sweep that exists and is not deleted, unless the delivery exists already. `delivery`: JSON. Returns the stored
-- delivery; false if there is no such sweep.
--- @keys sweep deliveries
--- @args id delivery
--- @returns string | null
local status, deleted = unpack(redis.call('HMGET', keys.sweep, 'status', 'deleted'))
if not status or deleted then return false end
redis.call('HSETNX', keys.deliveries, args.id, args.delivery)
return redis.call('HGET', keys.deliveries, args.id)
