-- Replaces a delivery if it is still as the caller has read it. `before`, `after`: the read and the new delivery (JSON). Returns 1 if the
-- delivery was replaced.
--- @keys deliveries
--- @args id before after
--- @returns 0 | 1
if redis.call('HGET', keys.deliveries, args.id) ~= args.before then return 0 end
redis.call('HSET', keys.deliveries, args.id, args.after)
return 1
