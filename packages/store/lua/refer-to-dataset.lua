-- Notes that a sweep or a model uses a version of a dataset, so that the version is not deleted.
-- Returns 1; 0 if there is no such version.
--- @keys dataset users
--- @args version user
--- @returns 0 | 1
if redis.call('HEXISTS', keys.dataset, 'version:' .. args.version) == 0 then return 0 end
redis.call('SADD', keys.users, args.user)
return 1
