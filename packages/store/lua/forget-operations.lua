-- Removes ended operations, and their places in the index.
--- @keys operations ...records
--- @args ...ids
redis.call('ZREM', keys.operations, unpack(args.ids))
for i = 1, #keys.records do redis.call('UNLINK', keys.records[i]) end
