-- Removes entries from the stream of all sweeps, and counts them in `removed`.
--- @keys allEvents removed
--- @args ...ids
redis.call('INCRBY', keys.removed, redis.call('XDEL', keys.allEvents, unpack(args.ids)))
