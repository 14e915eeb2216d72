-- Removes the cached results of a deleted sweep (see cache-fields.ts). Cached results of other sweeps stay. `cachedResults`: the hash of
-- each trajectory.
--- @keys ...cachedResults
--- @args sweepId
--- @include is-deleted
if not isDeleted() then return end
local function names(value, sweep)
  return string.find(value, sweep .. '-t', 1, true) or string.find(value, sweep .. ' ', 1, true)
end
for k = 1, #keys.cachedResults do
  local key = keys.cachedResults[k]
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    if names(flat[i + 1], args.sweepId) then redis.call('HDEL', key, flat[i]) end
  end
end
