-- Notes that a sweep or a model uses a version of an uploaded dataset, and the time. From then on, the version is not deleted.
-- Returns false if there is no such version.
--- @keys dataset users
--- @args datasetVersion
--- @include clock

local function noteDatasetUser(user)
  if redis.call('HEXISTS', keys.dataset, 'version:' .. args.datasetVersion) == 0 then return false end
  redis.call('ZADD', keys.users, milliseconds(), user)
  return true
end
