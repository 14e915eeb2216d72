-- Removes all keys of a sweep that is marked as deleted, in one step. `others`: its keys beside its record.
--- @keys deleted sweep ...others
--- @args sweepId
--- @include is-deleted
if isDeleted() then redis.call('UNLINK', keys.sweep, unpack(keys.others)) end
redis.call('SREM', keys.deleted, args.sweepId)
