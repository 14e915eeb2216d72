-- Replaces a delivery, unless it has changed or gone since it was read. `before`, `after`: the delivery (JSON). Returns 1 if it was
-- replaced.
--- @keys deliveries
--- @args id before after
--- @returns 0 | 1
if redis.call('HGET', keys.deliveries, args.id) ~= args.before then return 0 end
redis.call('HSET', keys.deliveries, args.id, args.after)
return 1
